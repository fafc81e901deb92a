/**
 * Letters in the open channel between agency and INTERPOL; the NCB has the copy of each.
 */
package org.ncbrelay.flow.messages;
