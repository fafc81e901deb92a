/** Invitation of one bureau. */
package org.ncbrelay.flow.support.meetinginvitation;
