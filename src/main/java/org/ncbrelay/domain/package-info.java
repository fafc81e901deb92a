/**
 * The rules in plain Java: no framework, no database, no clock of its own. A value that exists is valid; a change answers a new
 * value; what is forbidden is a {@link org.ncbrelay.domain.Refusal} with the standing fact. Start with
 * {@link org.ncbrelay.domain.casefile} (the case) and {@link org.ncbrelay.domain.request} (what it asks for).
 */
package org.ncbrelay.domain;
