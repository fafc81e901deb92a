/**
 * Step 8, {@code bpmn/delivery.bpmn}: by the channel that is open at the moment of sending; the NCB has the copy or
 * forwards.
 */
package org.ncbrelay.flow.delivery;
