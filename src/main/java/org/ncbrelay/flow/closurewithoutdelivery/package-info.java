/**
 * Step 9 where no support was delivered, {@code bpmn/closureWithoutDelivery.bpmn}: the agency and its NCB are informed, nobody is asked to
 * confirm receipt, and the case is closed.
 */
package org.ncbrelay.flow.closurewithoutdelivery;
