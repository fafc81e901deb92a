/**
 * Who comes in, and what for. Read {@link org.ncbrelay.security.SecurityConfiguration} first: four chains, one for each
 * kind of caller. Then {@link org.ncbrelay.security.OfficerFilter}: who acts for the length of a request; and
 * {@link org.ncbrelay.security.engineapi.EngineApiAllowlist}: the calls of the engine's API that are open. The last line of defence is the database's
 * row-level security.
 */
package org.ncbrelay.security;
