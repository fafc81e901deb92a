/** Team, logistics, go or no-go. */
package org.ncbrelay.flow.support.istteam;
