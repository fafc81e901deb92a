/** Who a user is: accounts, passwords, log-in, and the limits on guessing. */
package org.ncbrelay.security.accounts;
