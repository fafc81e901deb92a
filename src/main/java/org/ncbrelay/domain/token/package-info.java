/** Tokens with which scripts of an account come in. */
package org.ncbrelay.domain.token;
