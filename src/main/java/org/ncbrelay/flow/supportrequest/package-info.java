/**
 * What the map of direction 1 does itself: the withdrawal, at any moment, of a request or of one support (running work ends
 * cleanly, what was sent stays on record), and the refusal at a step, which ends the case with its reason.
 */
package org.ncbrelay.flow.supportrequest;
