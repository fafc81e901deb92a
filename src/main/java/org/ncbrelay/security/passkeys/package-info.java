/**
 * Passkeys: registering them, logging in with them, and who may not go on without one. Read
 * {@link org.ncbrelay.security.passkeys.LoginGate} first, then {@link org.ncbrelay.security.passkeys.RelyingParty}, which alone knows
 * Spring Security's WebAuthn support.
 */
package org.ncbrelay.security.passkeys;
