/** The map of a coordination meeting: plan, invitations, count. */
package org.ncbrelay.flow.support.coordinationmeeting;
