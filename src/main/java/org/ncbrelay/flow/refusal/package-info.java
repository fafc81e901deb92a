/**
 * The refusal on the map: a step that declines ends the case, with its reason.
 */
package org.ncbrelay.flow.refusal;
