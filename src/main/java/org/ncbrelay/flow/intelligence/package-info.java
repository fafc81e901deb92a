/**
 * Direction 2, {@code bpmn/intelligence.bpmn}: what is on the map itself — registration, recall, completion, refusal of
 * release.
 */
package org.ncbrelay.flow.intelligence;
