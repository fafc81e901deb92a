/**
 * Reads an answer, whichever way it came, into a domain record: every field is declared once, every
 * violation is collected, nothing unknown slips through.
 */
package org.ncbrelay.domain.reading;
