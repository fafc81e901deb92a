/** What officers arrange in their lists for themselves. */
package org.ncbrelay.flow.views;
