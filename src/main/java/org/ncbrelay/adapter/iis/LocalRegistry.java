package org.ncbrelay.adapter.iis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.adapter.worker.WorkerTransactions;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.InformationSystem;
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
        try {
            return transactions.call(() -> recordOnce(entry));
        } catch (DataAccessException | TransactionException e) {
            throw new InformationSystemUnavailable("the local registry is not available", e);
        }
    }

    /** A conflict is either the same case, which has its record then, or a number given already. */
    private Recorded recordOnce(Entry entry) {
        Optional<Recorded> recorded = find(entry.reference());
        while (recorded.isEmpty()) {
            insert(entry, clock.instant());
            recorded = find(entry.reference());
        }
        return recorded.get();
    }

    private Optional<Recorded> find(CaseReference reference) {
        return jdbc.sql(
                        "SELECT record_number AS number, recorded_at AS at FROM iis_registry WHERE reference = :reference")
                .param("reference", reference.value())
                .query(Rows.to(Recorded.class))
                .optional();
    }

    private void insert(Entry entry, Instant now) {
        jdbc.sql(INSERT)
                .param("number", number(now))
                .param("reference", entry.reference().value())
                .param("organisation", entry.reference().organisation().value())
                .param("provenance", provenance(entry))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Such as {@code IIS-2026-K3MZQ7TA}, which does not tell how many records there are. */
    private String number(Instant at) {
        StringBuilder number = new StringBuilder(
                "IIS-%04d-".formatted(at.atOffset(ZoneOffset.UTC).getYear()));
        random.ints(LETTERS, 0, BASE32.length()).mapToObj(BASE32::charAt).forEach(number::append);
        return number.toString();
    }

    private String provenance(Entry entry) {
        try {
            return json.writeValueAsString(EntryDocument.of(entry));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
