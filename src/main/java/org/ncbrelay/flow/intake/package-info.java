/**
 * Step 1, {@code bpmn/intake.bpmn}: there is no way to submit without the copy to the General Secretariat (Annex 1.1).
 */
package org.ncbrelay.flow.intake;
