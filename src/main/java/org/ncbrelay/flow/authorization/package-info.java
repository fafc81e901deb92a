/**
 * Step 3, {@code bpmn/authorization.bpmn}: direct contact is granted by the NCB or not open; silence is never consent (our
 * default).
 */
package org.ncbrelay.flow.authorization;
