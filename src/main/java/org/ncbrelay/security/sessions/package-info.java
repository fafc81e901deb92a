/**
 * Sessions of Spring Session, stored in the database so that no node matters. The browser has a secret; the database has its digest
 * ({@link org.ncbrelay.security.sessions.HashedSessionIds}) and values that only the secret opens
 * ({@link org.ncbrelay.security.sessions.SealedValues}). The reasons are in {@code docs/decisions/0014-sessions-in-the-database.md}.
 */
package org.ncbrelay.security.sessions;
