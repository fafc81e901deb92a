/**
 * Step 6, {@code bpmn/triage.bpmn}: the wildlife team assesses the request, and its lead, another person, decides on the
 * support.
 */
package org.ncbrelay.flow.triage;
