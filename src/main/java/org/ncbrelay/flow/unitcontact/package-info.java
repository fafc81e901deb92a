/**
 * {@code bpmn/unitContact.bpmn}: the NCB decides whether a national unit may be in contact directly.
 */
package org.ncbrelay.flow.unitcontact;
