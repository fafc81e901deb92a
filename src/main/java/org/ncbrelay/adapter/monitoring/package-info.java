/**
 * What operators watch the relay by: metrics for Prometheus, lines of the log as JSON, traces. None of it says anything of a case, a country or
 * a person; {@code docs/operations.md} lists all of it.
 */
package org.ncbrelay.adapter.monitoring;
