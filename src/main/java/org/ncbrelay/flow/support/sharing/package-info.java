/**
 * Information and intelligence sharing, {@code bpmn/sharing.bpmn}: a report within the limits its sources set, reviewed by
 * a second person.
 */
package org.ncbrelay.flow.support.sharing;
