package org.ncbrelay.adapter.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of the platform as metrics. On several nodes each has the same: a query takes their maximum. */
final class FigureMeters implements MeterBinder {
    private static final String PREFIX = "ncb.relay.";

    private final PlatformFigures figures;
    private final boolean evidenceIsScanned;

    /** @param evidenceIsScanned whether this installation has a scanner: without one, no file is ever scanned, and no figure says so */
    FigureMeters(PlatformFigures figures, boolean evidenceIsScanned) {
        this.figures = figures;
        this.evidenceIsScanned = evidenceIsScanned;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        List<Runnable> rows = new ArrayList<>();
        rows.add(labelled(meters, "cases.open", "status", "Cases that have not ended, by status"));
        rows.add(labelled(
                meters, "cases.at.step", "step", "Cases that are in a step, by diagram; a case may be in several"));
        rows.add(
                labelled(meters, "cases.overdue", "step", "Cases with a task that is past its time limit, by diagram"));
        rows.add(labelled(meters, "tasks.open", "step", "Tasks that wait for an officer, by diagram"));
        rows.add(labelled(
                meters,
                "acknowledgment",
                "quantile",
                "Time from the submission of a request to its acknowledgment by the bureau, over the last days (relay.monitoring.over)",
                "acknowledgment.seconds"));
        figures.afterReading(() -> rows.forEach(Runnable::run));

        single(
                meters,
                "cases.unacknowledged",
                "cases.unacknowledged",
                null,
                "Cases that no bureau has acknowledged yet");
        single(
                meters,
                "cases.unacknowledged.oldest",
                "cases.unacknowledged.oldest",
                "seconds",
                "Age of the oldest of them");
        single(
                meters,
                "letters.waiting",
                "letters.waiting",
                null,
                "Letters that have not left yet and will be tried again");
        single(meters, "letters.failed", "letters.failed", null, "Letters that the relay has given up on");
        single(meters, "letters.oldest", "letters.oldest.waiting", "seconds", "Age of the oldest letter that waits");
        single(
                meters,
                "records.waiting",
                "records.waiting",
                null,
                "Cases whose record the information system has not confirmed");
        single(meters, "records.oldest", "records.oldest.waiting", "seconds", "Age of the oldest record that waits");
        single(
                meters,
                "evidence.infected",
                "evidence.infected",
                null,
                "Evidence files in which the scanner found malware");
        if (evidenceIsScanned)
            single(
                    meters,
                    "evidence.unscanned",
                    "evidence.unscanned",
                    null,
                    "Evidence files that the scanner has not judged");
        single(
                meters,
                "jobs.due",
                "jobs.due",
                null,
                "Jobs of the engine whose time has come and that no node has taken");
        single(meters, "jobs.oldest", "jobs.oldest.due", "seconds", "How long the first of them has been due");
        single(meters, "jobs.given.up", "jobs.without.retries", null, "Jobs that the engine has given up on");
        single(meters, "incidents", "incidents", null, "Incidents of the engine that wait for an operator");
        single(
                meters,
                "audit.records",
                "audit.records",
                null,
                "Records in the audit chains of all organisations together");
        single(
                meters,
                "audit.sealed",
                "audit.checkpoint.timestamp",
                "seconds",
                "When the newest checkpoint of the audit was signed");
        single(meters, "sessions", "sessions", null, "Sessions of people who are logged in");
        single(meters, "database", "database.size", "bytes", "Size of the database");
        gauge(
                meters,
                "figures.read.timestamp",
                "seconds",
                "When these figures were read last",
                PlatformFigures::readAt);
        gauge(meters, "figures.read", "seconds", "How long that took", PlatformFigures::seconds);
    }

    private Runnable labelled(MeterRegistry meters, String figure, String label, String help) {
        return labelled(meters, figure, label, help, figure);
    }

    /** @return brings its rows up to date */
    private Runnable labelled(MeterRegistry meters, String figure, String label, String help, String name) {
        MultiGauge gauge = MultiGauge.builder(PREFIX + name).description(help).register(meters);
        return () -> gauge.register(
                figures.values(figure).entrySet().stream()
                        .map(row -> MultiGauge.Row.of(Tags.of(label, row.getKey()), row.getValue()))
                        .toList(),
                true);
    }

    private void single(MeterRegistry meters, String figure, String name, String unit, String help) {
        gauge(meters, name, unit, help, read -> read.value(figure));
    }

    private void gauge(
            MeterRegistry meters, String name, String unit, String help, ToDoubleFunction<PlatformFigures> value) {
        Gauge.builder(PREFIX + name, figures, value)
                .description(help)
                .baseUnit(unit)
                .register(meters);
    }
}
