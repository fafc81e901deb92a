package org.ncbrelay.adapter.database.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.adapter.worker.WorkerTransactions;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.passkey.Passkey;
import org.ncbrelay.domain.passkey.Passkeys;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;

/** Passkeys as rows, in transactions of the login: nobody acts before it is known who it is. The database audits what comes and goes. */
@Repository
class JdbcPasskeys implements Passkeys {
    private static final String LIVE = """
            SELECT p.*, o.handle FROM passkey p JOIN passkey_owner o ON o.user_id = p.user_id AND o.generation = p.generation
             WHERE p.removed_at IS NULL""";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final WorkerTransactions transactions;

    JdbcPasskeys(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.transactions = new WorkerTransactions("login", jdbc, transactionManager);
    }

    @Override
    public List<Passkey> of(String userId) {
        return transactions.call(() -> jdbc.sql(LIVE + " AND p.user_id = ? ORDER BY p.registered_at, p.id")
                .param(userId)
                .query(Rows.to(Passkey.class))
                .list());
    }

    @Override
    public Optional<Passkey> find(String id) {
        return transactions.call(() -> jdbc.sql(LIVE + " AND p.id = ?")
                .param(id)
                .query(Rows.to(Passkey.class))
                .optional());
    }

    @Override
    public String handleOf(String userId) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        return transactions.call(() -> {
            jdbc.sql("INSERT INTO passkey_owner (user_id, handle) VALUES (?, ?) ON CONFLICT (user_id) DO NOTHING")
                    .params(userId, Base64.getUrlEncoder().withoutPadding().encodeToString(fresh))
                    .update();
            return jdbc.sql("SELECT handle FROM passkey_owner WHERE user_id = ?")
                    .param(userId)
                    .query(String.class)
                    .single();
        });
    }

    @Override
    public void add(Passkey passkey, OrganisationCode organisation) {
        try {
            transactions.run(() -> jdbc.sql("""
                            INSERT INTO passkey (id, user_id, organisation, generation, attestation, counter, label, registered_at)
                            SELECT ?, user_id, ?, generation, ?, ?, ?, ? FROM passkey_owner WHERE user_id = ?""")
                    .params(
                            passkey.id(),
                            organisation.value(),
                            passkey.attestation(),
                            passkey.counter(),
                            passkey.label(),
                            Rows.at(passkey.registeredAt()),
                            passkey.userId())
                    .update());
        } catch (DuplicateKeyException known) {
            throw new Refusal.Conflict("refused.passkeyKnown", "This passkey is registered already.");
        }
    }

    /** One statement: of two that come at once with the same count, one is too late. */
    @Override
    public boolean use(String id, long counter, Instant at) {
        return transactions.call(() -> jdbc.sql("""
                                UPDATE passkey SET counter = :counter, used_at = :at
                                 WHERE id = :id AND removed_at IS NULL AND suspected_at IS NULL
                                   AND (counter < :counter OR counter = 0 AND :counter = 0)""")
                        .param("counter", counter)
                        .param("at", Rows.at(at))
                        .param("id", id)
                        .update())
                == 1;
    }

    @Override
    public void suspect(String id, Instant at) {
        transactions.run(() -> jdbc.sql(
                        "UPDATE passkey SET suspected_at = ? WHERE id = ? AND suspected_at IS NULL AND removed_at IS NULL")
                .params(Rows.at(at), id)
                .update());
    }

    @Override
    public boolean remove(String userId, String id, String by, Instant at) {
        return transactions.call(
                        () -> jdbc.sql("""
                                UPDATE passkey SET removed_at = ?, removed_by = ?
                                 WHERE user_id = ? AND id = ? AND removed_at IS NULL""").params(Rows.at(at), by, userId, id).update())
                == 1;
    }

    @Override
    public void reset(String userId) {
        jdbc.sql("UPDATE passkey_owner SET generation = generation + 1, passkeys = 0, suspected = 0 WHERE user_id = ?")
                .param(userId)
                .update();
    }
}
