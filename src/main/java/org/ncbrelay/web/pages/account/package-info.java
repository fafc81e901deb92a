/** Where people log in and see what is their own: passwords, passkeys, sessions, tokens, language, absence. */
package org.ncbrelay.web.pages.account;
