/**
 * Step 9, {@code bpmn/closure.bpmn}: receipt and report back, then the case is closed; silence does not keep it open for
 * ever.
 */
package org.ncbrelay.flow.closure;
