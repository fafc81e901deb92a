package org.ncbrelay.adapter.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.security.accounts.SecurityLog;

/**
 * What this node has counted since it started: logins, refusals, runs of its workers; and when the last backup was, where that is known.
 *
 * @param backupMarker null if there is none
 */
record NodeMeters(List<WorkerLoop> workers, DatabaseState database, DatabaseHistory history, Path backupMarker)
        implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry meters) {
        String logins = "Logins of people, by how they ended";
        counter(meters, "ncb.relay.logins", logins, "outcome", "accepted", SecurityLog.Count.LOGIN);
        counter(meters, "ncb.relay.logins", logins, "outcome", "refused", SecurityLog.Count.LOGIN_REFUSED);
        counter(meters, "ncb.relay.logins", logins, "outcome", "throttled", SecurityLog.Count.LOGIN_THROTTLED);
        String refused = "Requests that were refused: not open to who sent them, or too many";
        counter(meters, "ncb.relay.requests.refused", refused, "reason", "not_open", SecurityLog.Count.NOT_OPEN);
        counter(meters, "ncb.relay.requests.refused", refused, "reason", "too_many", SecurityLog.Count.TOO_MANY);
        workers.forEach(worker -> {
            runs(meters, worker, "done", WorkerLoop::runs);
            runs(meters, worker, "failed", WorkerLoop::failures);
        });
        Gauge.builder("ncb.relay.database.reachable", database, state -> state.isAway() ? 0 : 1)
                .description("Whether this node has its database: 1, or 0 while it does not answer")
                .register(meters);
        Gauge.builder(
                        "ncb.relay.database.rolled.back",
                        history,
                        state -> state.rollback().isPresent() ? 1 : 0)
                .description(
                        "Whether the database was rolled back to an older state: 1 until two operators have confirmed a restore")
                .register(meters);
        if (backupMarker != null)
            TimeGauge.builder("ncb.relay.backup.timestamp", backupMarker, TimeUnit.SECONDS, NodeMeters::changed)
                    .description("When the last backup succeeded, as the file of relay.monitoring.backup-marker says")
                    .register(meters);
    }

    private static void counter(
            MeterRegistry meters, String name, String help, String label, String value, SecurityLog.Count count) {
        FunctionCounter.builder(name, count, SecurityLog.Count::counted)
                .tag(label, value)
                .description(help)
                .register(meters);
    }

    private static void runs(
            MeterRegistry meters, WorkerLoop worker, String outcome, ToDoubleFunction<WorkerLoop> count) {
        FunctionCounter.builder("ncb.relay.worker.runs", worker, count)
                .tag("worker", worker.name())
                .tag("outcome", outcome)
                .description("Runs of the workers of this node, by how they ended")
                .register(meters);
    }

    /** In seconds since 1970; {@link Double#NaN} where there is no such file yet. */
    private static double changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() / 1_000.0;
        } catch (IOException none) {
            return Double.NaN;
        }
    }
}
