package org.ncbrelay.store.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.AdministrationChanges;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.WorkerTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Changes to accounts, in transactions of operators, who serve no organisation: policies show them every change and nothing of any case, and
 * one lock is taken for all operators on all nodes. The database audits each entry and each decision, and lets none be decided twice.
 */
@Repository
public class AdministrationTransactions implements AdministrationChanges {
    private static final String COLUMNS =
            "SELECT number, kind, subject, object, details, password_hash AS hash, password_salt AS salt, organisation, asked_by, asked_at,"
                    + " expires_at, state, decided_by, decided_at, ";

    /** A list of changes names files, and does not have them. */
    private static final String SELECT = COLUMNS + "'{}' AS files FROM administration_change";

    private static final String WITH_FILES = COLUMNS + "files FROM administration_change";

    private static final String MODELS = " WHERE kind = 'CHANGE_MODELS' AND state = 'CONFIRMED'";

    private final JdbcClient jdbc;
    private final WorkerTransactions transactions;

    AdministrationTransactions(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.transactions = new WorkerTransactions("administration", jdbc, transactionManager);
    }

    @Override
    public AdministrationChange add(AdministrationChange change) {
        return change.numbered(
                jdbc.sql("""
                INSERT INTO administration_change (kind, subject, object, details, files, password_hash, password_salt, organisation,
                        asked_by, asked_at, expires_at, state, decided_by, decided_at)
                VALUES (:kind, :subject, :object, :details::jsonb, :files::jsonb, :hash, :salt, :organisation, :askedBy, :askedAt,
                        :expiresAt, :state, :decidedBy, :decidedAt)
                RETURNING number""").paramSource(Rows.of(change)).query(Long.class).single());
    }

    @Override
    public Optional<AdministrationChange> lock(long number) {
        return jdbc.sql(WITH_FILES + " WHERE number = ? FOR UPDATE")
                .param(number)
                .query(Rows.to(AdministrationChange.class))
                .optional();
    }

    @Override
    public void decide(AdministrationChange change) {
        int decided = jdbc.sql("""
                        UPDATE administration_change
                           SET state = :state, decided_by = :decidedBy, decided_at = :decidedAt, organisation = :organisation,
                               password_hash = NULL, password_salt = NULL
                         WHERE number = :number AND state = 'PENDING'""").paramSource(Rows.of(change)).update();
        if (decided == 0)
            throw new Refusal.Conflict("refused.changeDecided", "Change %s is no longer pending.", change.number());
    }

    @Override
    public void expire(Instant now) {
        jdbc.sql("""
                UPDATE administration_change
                   SET state = 'EXPIRED', decided_by = :relay, decided_at = :now, password_hash = NULL, password_salt = NULL
                 WHERE state = 'PENDING' AND expires_at <= :now""").param("relay", Officer.RELAY).param("now", Rows.at(now)).update();
    }

    @Override
    public Optional<AdministrationChange> waiting(Proposal proposal) {
        return jdbc.sql(SELECT + """
                         WHERE state = 'PENDING' AND kind = ?
                           AND (subject = ? AND object IS NOT DISTINCT FROM ? OR kind = 'CHANGE_MODELS')
                         ORDER BY number LIMIT 1""".indent(1))
                .params(proposal.kind().name(), proposal.subject(), proposal.object())
                .query(Rows.to(AdministrationChange.class))
                .optional();
    }

    @Override
    public boolean hadAccount(String userId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM administration_change
                                        WHERE kind = 'DELETE_ACCOUNT' AND subject = ? AND state IN ('CONFIRMED', 'MADE_ALONE'))""").param(userId).query(Boolean.class).single();
    }

    @Override
    public boolean everHadTwoOperators() {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM administration_change
                                        WHERE state = 'CONFIRMED' OR state = 'MADE_ALONE' AND kind = 'ADD_TO_GROUP')""").query(Boolean.class).single();
    }

    @Override
    public List<AdministrationChange> pending() {
        return jdbc.sql(SELECT + " WHERE state = 'PENDING' ORDER BY number")
                .query(Rows.to(AdministrationChange.class))
                .list();
    }

    @Override
    public List<AdministrationChange> decided(int limit) {
        return jdbc.sql(SELECT + " WHERE state <> 'PENDING' ORDER BY number DESC LIMIT ?")
                .param(limit)
                .query(Rows.to(AdministrationChange.class))
                .list();
    }

    @Override
    public List<AdministrationChange> ofActingOrganisation(int limit) {
        return jdbc.sql(SELECT + " WHERE organisation = relay_organisation() ORDER BY number DESC LIMIT ?")
                .param(limit)
                .query(Rows.to(AdministrationChange.class))
                .list();
    }

    @Override
    public Optional<AdministrationChange> modelsInForce() {
        return jdbc.sql(SELECT + MODELS + " ORDER BY number DESC LIMIT 1")
                .query(Rows.to(AdministrationChange.class))
                .optional();
    }

    /**
     * The models that two operators have put in force after this change, with their files, the oldest first. In a transaction of its own, which
     * waits for no operator.
     */
    public List<AdministrationChange> models(long after) {
        return transactions.call(() -> jdbc.sql(WITH_FILES + MODELS + " AND number > ? ORDER BY number")
                .param(after)
                .query(Rows.to(AdministrationChange.class))
                .list());
    }

    /** Always a transaction of its own; one at a time, so that what was checked is what is done. */
    public <T> T call(Supplier<T> work) {
        return transactions.call(() -> {
            Rows.lock(jdbc, "administration_change");
            return work.get();
        });
    }
}
