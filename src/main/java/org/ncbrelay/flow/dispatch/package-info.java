/**
 * {@code bpmn/dispatch.bpmn}: to one country, directly to the unit the NCB allows or to the NCB itself.
 */
package org.ncbrelay.flow.dispatch;
