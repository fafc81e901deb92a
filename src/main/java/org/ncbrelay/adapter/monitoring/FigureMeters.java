package org.ncbrelay.adapter.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of the platform as metrics. On several nodes each has the same: a query takes their maximum.
 *
 * @param evidenceIsScanned whether this installation has a scanner: without one, no file is ever scanned, and no figure says so
 */
record FigureMeters(PlatformFigures figures, boolean evidenceIsScanned) implements MeterBinder {
    private static final String PREFIX = "ncb.relay.";
    private static final String UNSCANNED = "evidence.unscanned";

    private static final List<Metric> BY_LABEL = List.of(
            new Metric("cases.open", "Cases that have not ended, by status").by("status"),
            new Metric("cases.at.step", "Cases that are in a step, by diagram; a case may be in several").by("step"),
            new Metric("cases.overdue", "Cases with a task that is past its time limit, by diagram").by("step"),
            new Metric("tasks.open", "Tasks that wait for an officer, by diagram").by("step"),
            new Metric(
                            "acknowledgment",
                            "Time from the submission of a request to its acknowledgment by the bureau, over the last days (relay.monitoring.over)")
                    .as("acknowledgment.seconds", null)
                    .by("quantile"));

    private static final List<Metric> SINGLE = List.of(
            new Metric("cases.unacknowledged", "Cases that no bureau has acknowledged yet"),
            new Metric("cases.unacknowledged.oldest", "Age of the oldest of them").in("seconds"),
            new Metric("letters.waiting", "Letters that have not left yet and will be tried again"),
            new Metric("letters.failed", "Letters that the relay has given up on"),
            new Metric("letters.oldest", "Age of the oldest letter that waits").as("letters.oldest.waiting", "seconds"),
            new Metric("records.waiting", "Cases whose record the information system has not confirmed"),
            new Metric("records.oldest", "Age of the oldest record that waits").as("records.oldest.waiting", "seconds"),
            new Metric("evidence.infected", "Evidence files in which the scanner found malware"),
            new Metric(UNSCANNED, "Evidence files that the scanner has not judged"),
            new Metric("jobs.due", "Jobs of the engine whose time has come and that no node has taken"),
            new Metric("jobs.oldest", "How long the first of them has been due").as("jobs.oldest.due", "seconds"),
            new Metric("jobs.given.up", "Jobs that the engine has given up on").as("jobs.without.retries", null),
            new Metric("incidents", "Incidents of the engine that wait for an operator"),
            new Metric("audit.records", "Records in the audit chains of all organisations together"),
            new Metric("audit.sealed", "When the newest checkpoint of the audit was signed")
                    .as("audit.checkpoint.timestamp", "seconds"),
            new Metric("sessions", "Sessions of people who are logged in"),
            new Metric("database", "Size of the database").as("database.size", "bytes"));

    /**
     * @param figure as the function of the database names it
     * @param name   of the metric, after the prefix
     * @param unit   null for a count
     * @param label  null for a figure of one value
     */
    private record Metric(String figure, String name, String unit, String label, String help) {
        Metric(String figure, String help) {
            this(figure, figure, null, null, help);
        }

        Metric in(String unit) {
            return as(name, unit);
        }

        Metric as(String name, String unit) {
            return new Metric(figure, name, unit, label, help);
        }

        Metric by(String label) {
            return new Metric(figure, name, unit, label, help);
        }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        BY_LABEL.forEach(metric -> bindRows(meters, metric));
        for (Metric metric : SINGLE)
            if (evidenceIsScanned || !metric.name().equals(UNSCANNED))
                bind(meters, metric, read -> read.value(metric.figure()));
        Metric readAt = new Metric("figures.read.timestamp", "When these figures were read last").in("seconds");
        bind(meters, readAt, PlatformFigures::readAt);
        bind(meters, new Metric("figures.read", "How long that took").in("seconds"), PlatformFigures::seconds);
    }

    private void bindRows(MeterRegistry meters, Metric metric) {
        MultiGauge gauge = MultiGauge.builder(PREFIX + metric.name())
                .description(metric.help())
                .register(meters);
        figures.afterReading(() -> gauge.register(
                figures.values(metric.figure()).entrySet().stream()
                        .map(row -> MultiGauge.Row.of(Tags.of(metric.label(), row.getKey()), row.getValue()))
                        .toList(),
                true));
    }

    private void bind(MeterRegistry meters, Metric metric, ToDoubleFunction<PlatformFigures> value) {
        Gauge.builder(PREFIX + metric.name(), figures, value)
                .description(metric.help())
                .baseUnit(metric.unit())
                .register(meters);
    }
}
