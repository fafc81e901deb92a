/**
 * Judges diagrams, forms, tables and words, those of the release and those that an installation adds in a folder of its own, by the same
 * rules. Findings are for the analyst of a bureau: file, node, what is wrong and what to do.
 */
package org.ncbrelay.engine.models;
