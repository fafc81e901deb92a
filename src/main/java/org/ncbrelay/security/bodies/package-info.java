/** How long and how large a body may be, and that none is read before it is known who sends it. */
package org.ncbrelay.security.bodies;
