package org.ncbrelay.bench.counters;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what the relay asks of PostgreSQL while it does something. Nothing else may work at the same time. */
final class Meter {
    private final HikariDataSource pool;
    private final WrittenLog log;
    private final RunStatements statements;

    Meter(HikariDataSource pool, JdbcTemplate administration) {
        this.pool = pool;
        this.log = new WrittenLog(administration);
        this.statements = new RunStatements(administration);
    }

    Counted count(Runnable act) {
        Map<Long, Long> statementsBefore = statements.calls();
        long roundTrips = FrontendMessages.ROUND_TRIPS.sum();
        long sent = FrontendMessages.STATEMENTS.sum();
        long steering = FrontendMessages.STEERING.sum();
        String from = log.place();
        act.run();
        awaitIdlePool();
        String to = log.place();
        roundTrips = FrontendMessages.ROUND_TRIPS.sum() - roundTrips;
        sent = FrontendMessages.STATEMENTS.sum() - sent;
        steering = FrontendMessages.STEERING.sum() - steering;
        Map<Long, Long> run = RunStatements.between(statementsBefore, statements.calls());
        List<WrittenLog.Share> shares = log.shares(from, to);
        long all = run.values().stream().mapToLong(Long::longValue).sum();
        Counts counts = new Counts(
                roundTrips,
                sent,
                all - (sent - steering),
                shares.stream().mapToLong(WrittenLog.Share::rows).sum(),
                shares.stream().mapToLong(WrittenLog.Share::commits).sum(),
                log.bytes(from, to));
        return new Counted(counts, run, shares);
    }

    /** An answer may reach its caller a moment before the connection is given back. */
    private void awaitIdlePool() {
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
    }

    /**
     * An act and what it cost.
     *
     * @param statements how often each ran, by PostgreSQL's number of it
     * @param log        who wrote how much of the log, the most first
     */
    record Counted(Counts counts, Map<Long, Long> statements, List<WrittenLog.Share> log) {}
}
