package org.ncbrelay.adapter.seal;

import jakarta.annotation.PostConstruct;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.WorkerTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes this node's folder as the witness: the newest checkpoint in it, and how far the database had come when this node compared last. The
 * second notices what was lost between two checkpoints. A rollback is a row of the database, so that every node obeys, whatever its own
 * folder has.
 */
@Component
class WitnessedHistory implements DatabaseHistory {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessedHistory.class);

    /** When its first migration ran, to the microsecond, which a backup keeps. */
    private static final String DATABASE =
            "SELECT extract(epoch FROM installed_on)::text FROM flyway_schema_history ORDER BY installed_rank LIMIT 1";

    private static final String OPEN =
            "SELECT witness, sealed_at, noticed_at FROM database_rollback WHERE confirmed_at IS NULL";

    /** A checkpoint that a confirmed restore lost is missing for ever. */
    private static final String LOST = """
            SELECT NOT EXISTS (SELECT 1 FROM audit_checkpoint WHERE number = :number AND root = :root)
               AND NOT EXISTS (SELECT 1 FROM database_rollback WHERE continues_after >= :number)""";

    private static final String NOTICE = """
            INSERT INTO database_rollback (witness, sealed_at, noticed_at) VALUES (?, ?, ?)
            ON CONFLICT ((true)) WHERE confirmed_at IS NULL DO NOTHING""";

    private final SealFolder folder;
    private final JdbcClient jdbc;
    private final WorkerTransactions transactions;
    private final Clock clock;
    private volatile Rollback rollback;

    WitnessedHistory(SealFolder folder, JdbcClient jdbc, PlatformTransactionManager transactionManager, Clock clock) {
        this.folder = folder;
        this.jdbc = jdbc;
        this.transactions = new WorkerTransactions("checkpoint", jdbc, transactionManager);
        this.clock = clock;
    }

    @Override
    public Optional<Rollback> rollback() {
        return Optional.ofNullable(rollback);
    }

    /** Before anything else can work with the database. */
    @PostConstruct
    void open() {
        folder.requireDatabase(jdbc.sql(DATABASE).query(String.class).single());
        compare();
    }

    @Override
    public synchronized void compare() {
        // Read first: what is in the folder was committed before.
        Optional<Checkpoint> newest = folder.newest();
        DatabasePosition known = folder.position();
        Rollback found = transactions.call(() -> {
            DatabasePosition reached = reached();
            newest.filter(checkpoint -> isLost(checkpoint) || known.compareTo(reached) > 0)
                    .ifPresent(this::notice);
            Optional<Rollback> open = unconfirmed();
            if (open.isEmpty() && known.compareTo(reached) < 0) folder.keep(reached);
            return open.orElse(null);
        });
        if (found != null && rollback == null)
            LOG.error(
                    "The database is older than what this relay has outside it (checkpoint {} of {}): officers can only read until two"
                            + " operators confirm a restore at /administration/platform",
                    found.witness(),
                    found.sealedAt());
        if (found == null && rollback != null)
            LOG.warn(
                    "The database is the newest again, or two operators have confirmed its restore; the relay goes on");
        rollback = found;
    }

    @Override
    public void confirmRestore(long witness) {
        Instant now = clock.instant();
        int generation = reached()
                .nextGeneration(folder.position(), now.atZone(ZoneOffset.UTC).getYear());
        boolean confirmed = jdbc.sql("SELECT relay_database_restored(?, ?, ?)")
                .params(witness, now.toEpochMilli(), generation)
                .query(Boolean.class)
                .single();
        if (!confirmed)
            throw new Refusal.Conflict(
                    "This change is not possible any more; refuse it, and ask for another if need be.");
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                compare();
            }
        });
    }

    private DatabasePosition reached() {
        return jdbc.sql("SELECT generation, records FROM relay_database_position()")
                .query((row, n) -> new DatabasePosition(row.getInt("generation"), row.getLong("records")))
                .single();
    }

    private Optional<Rollback> unconfirmed() {
        return jdbc.sql(OPEN).query(WitnessedHistory::map).optional();
    }

    private boolean isLost(Checkpoint newest) {
        return jdbc.sql(LOST)
                .param("number", newest.number())
                .param("root", newest.root())
                .query(Boolean.class)
                .single();
    }

    private void notice(Checkpoint witness) {
        jdbc.sql(NOTICE)
                .params(witness.number(), Rows.at(Instant.parse(witness.madeAt())), Rows.at(clock.instant()))
                .update();
    }

    private static Rollback map(ResultSet row, int n) throws SQLException {
        return new Rollback(row.getLong("witness"), Rows.instant(row, "sealed_at"), Rows.instant(row, "noticed_at"));
    }
}
