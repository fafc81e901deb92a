/**
 * Counts what an act costs: round trips, statements, rows and bytes of PostgreSQL's log for one submission, its letters and a
 * whole case. Counts repeat where times do not, so {@code CountersTest} compares them with the committed ones.
 */
package org.ncbrelay.bench.counters;
