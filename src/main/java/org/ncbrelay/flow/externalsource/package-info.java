/**
 * {@code bpmn/externalSource.bpmn}: what did not come from INTERPOL carries the caveat and a grading.
 */
package org.ncbrelay.flow.externalsource;
