/** Agenda, meeting, actions and minutes. */
package org.ncbrelay.flow.support.meetingsession;
