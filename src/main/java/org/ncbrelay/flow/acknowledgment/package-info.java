/**
 * Step 2, {@code bpmn/acknowledgment.bpmn}: the NCB acknowledges, returns or declines; silence is escalated (our default).
 */
package org.ncbrelay.flow.acknowledgment;
