/** The way in by a token, in addition to the one by a password. */
package org.ncbrelay.security.tokens;
