/**
 * Steps 4 and 5, {@code bpmn/recording.bpmn}: only an official source may enter the data, and work begins once it is
 * recorded (Annex 1.1).
 */
package org.ncbrelay.flow.recording;
