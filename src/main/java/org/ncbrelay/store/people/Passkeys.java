package org.ncbrelay.store.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.passkey.Passkey;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.WorkerTransactions;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The passkeys of all who log in, in transactions of the login: no one acts before it is known who it is. The database audits what comes and
 * goes.
 */
@Repository
public class Passkeys {
    private static final String LIVE = """
            SELECT p.*, o.handle FROM passkey p JOIN passkey_owner o ON o.user_id = p.user_id AND o.generation = p.generation
             WHERE p.removed_at IS NULL""";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final WorkerTransactions transactions;

    Passkeys(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.transactions = new WorkerTransactions("login", jdbc, transactionManager);
    }

    /** Those that a user has, suspected ones too; the oldest first. */
    public List<Passkey> of(String userId) {
        return transactions.call(() -> jdbc.sql(LIVE + " AND p.user_id = ? ORDER BY p.registered_at, p.id")
                .param(userId)
                .query(Rows.to(Passkey.class))
                .list());
    }

    /** One that has not been removed, nor ended by a reset. */
    public Optional<Passkey> find(String id) {
        return transactions.call(() -> jdbc.sql(LIVE + " AND p.id = ?")
                .param(id)
                .query(Rows.to(Passkey.class))
                .optional());
    }

    /** The random name by which authenticators know a user; it is made when it is first needed. */
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

    /**
     * @param organisation whose audit records it
     * @throws org.ncbrelay.domain.Refusal.Conflict if there is, or was, one with the same id
     */
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

    /**
     * Notes that it was used. One statement: of two that come at once with the same count, one is too late.
     *
     * @return whether the counter had grown, or neither counts; if not, nothing is noted
     */
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

    /** Marks one that may have been copied; it stays so. */
    public void suspect(String id, Instant at) {
        transactions.run(() -> jdbc.sql(
                        "UPDATE passkey SET suspected_at = ? WHERE id = ? AND suspected_at IS NULL AND removed_at IS NULL")
                .params(Rows.at(at), id)
                .update());
    }

    /** @return whether there was one */
    public boolean remove(String userId, String id, String by, Instant at) {
        return transactions.call(
                        () -> jdbc.sql("""
                                UPDATE passkey SET removed_at = ?, removed_by = ?
                                 WHERE user_id = ? AND id = ? AND removed_at IS NULL""").params(Rows.at(at), by, userId, id).update())
                == 1;
    }

    /** Ends all that a user has, in the running transaction; with them end all sessions. */
    public void reset(String userId) {
        jdbc.sql("UPDATE passkey_owner SET generation = generation + 1, passkeys = 0, suspected = 0 WHERE user_id = ?")
                .param(userId)
                .update();
    }
}
