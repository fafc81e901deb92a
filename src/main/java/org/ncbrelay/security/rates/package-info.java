/** How many requests an account or an address may make. */
package org.ncbrelay.security.rates;
