/**
 * {@code bpmn/release.bpmn}: restrictions of every source are checked, and a second person releases.
 */
package org.ncbrelay.flow.release;
