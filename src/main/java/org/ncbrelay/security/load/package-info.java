/** How much expensive work runs at once on a node, whatever the number of requests. */
package org.ncbrelay.security.load;
