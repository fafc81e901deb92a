/** Passkeys of the relay's own accounts: what is known of each, and when one may be registered or removed. */
package org.ncbrelay.domain.passkey;
