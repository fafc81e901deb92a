/** How a user wants to read the pages. */
package org.ncbrelay.domain.preference;
