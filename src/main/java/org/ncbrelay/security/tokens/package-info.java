/** The way in by a token, beside the one by a password. */
package org.ncbrelay.security.tokens;
