package org.ncbrelay.adapter.iis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.InformationSystem;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.WorkerTransactions;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;

/** The embedded default: a registry in our own database. */
class LocalRegistry implements InformationSystem {
    private static final String INSERT = """
            INSERT INTO iis_registry (record_number, reference, organisation, provenance, recorded_at)
            VALUES (:number, :reference, :organisation, :provenance::jsonb, :now) ON CONFLICT DO NOTHING
            """;

    private static final String INSERT_AMENDMENT = """
            INSERT INTO iis_amendment (record_number, supplement, reference, organisation, provenance, recorded_at)
            VALUES (:number, :supplement, :reference, :organisation, :provenance::jsonb, :now) ON CONFLICT DO NOTHING
            """;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LETTERS = 8;

    private final JdbcClient jdbc;
    private final WorkerTransactions transactions;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LocalRegistry(JdbcClient jdbc, PlatformTransactionManager transactionManager, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new WorkerTransactions("iis", jdbc, transactionManager);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Recorded record(Entry entry) {
        CaseReference reference = entry.reference();
        return once(
                "iis_registry WHERE reference = ?",
                reference.value(),
                now -> insert(INSERT, reference, EntryDocument.of(entry), now).update());
    }

    @Override
    public Recorded amend(Amendment amendment) {
        return once(
                "iis_amendment WHERE supplement = ?",
                amendment.id(),
                now -> insert(INSERT_AMENDMENT, amendment.reference(), AmendmentDocument.of(amendment), now)
                        .param("supplement", amendment.id())
                        .update());
    }

    /** A conflict is either the same entry, which has its number then, or a number given already. */
    private Recorded once(String where, Object key, Consumer<Instant> insert) {
        try {
            return transactions.call(() -> {
                Optional<Recorded> recorded = find(where, key);
                while (recorded.isEmpty()) {
                    insert.accept(clock.instant());
                    recorded = find(where, key);
                }
                return recorded.get();
            });
        } catch (DataAccessException | TransactionException e) {
            throw new InformationSystemUnavailable("the local registry is not available", e);
        }
    }

    private Optional<Recorded> find(String where, Object key) {
        return jdbc.sql("SELECT record_number AS number, recorded_at AS at FROM " + where)
                .param(key)
                .query(Rows.to(Recorded.class))
                .optional();
    }

    private JdbcClient.StatementSpec insert(String sql, CaseReference reference, Object document, Instant now) {
        return jdbc.sql(sql)
                .param("number", number(now))
                .param("reference", reference.value())
                .param("organisation", reference.organisation().value())
                .param("provenance", provenance(document))
                .param("now", Timestamp.from(now));
    }

    /** Such as {@code IIS-2026-K3MZQ7TA}, which does not tell how many records there are. */
    private String number(Instant at) {
        StringBuilder number = new StringBuilder(
                "IIS-%04d-".formatted(at.atOffset(ZoneOffset.UTC).getYear()));
        random.ints(LETTERS, 0, BASE32.length()).mapToObj(BASE32::charAt).forEach(number::append);
        return number.toString();
    }

    private String provenance(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
