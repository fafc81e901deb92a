/**
 * The flowchart of CITES Notification 2019/042 as running software. Where to read first:
 * <ol>
 *   <li>{@code bpmn/supportRequest.bpmn} and {@code bpmn/intelligence.bpmn}: the maps of the two directions, one call for each step;
 *   <li>{@link org.ncbrelay.flow}: the steps in order, each in the package of its diagram's name;
 *   <li>{@link org.ncbrelay.journal}: who did what on which case, for whom, with which letters;
 *   <li>{@link org.ncbrelay.domain}: the rules of the Annex in plain Java, and {@link org.ncbrelay.port}: what they need from outside;
 *   <li>{@link org.ncbrelay.engine}: what all steps share of the engine; {@link org.ncbrelay.adapter.engine.guards}: the guards in front of it;
 *   <li>{@link org.ncbrelay.adapter}, {@link org.ncbrelay.web}: database, letters and records; API and pages;
 *   <li>{@link org.ncbrelay.security}, {@link org.ncbrelay.config}: who may do what, and how all is put together.
 * </ol>
 * Dependencies point inward: {@code web, adapter → flow → journal → port → domain}. ArchitectureTest holds it.
 */
package org.ncbrelay;
