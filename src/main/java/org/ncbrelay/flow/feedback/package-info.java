/**
 * {@code bpmn/feedback.bpmn}: one country acknowledges and reports what it did.
 */
package org.ncbrelay.flow.feedback;
