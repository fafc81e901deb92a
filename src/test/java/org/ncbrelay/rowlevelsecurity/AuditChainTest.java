package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.ncbrelay.adapter.seal.SealSettings;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.ExportVerifier;
import org.ncbrelay.domain.audit.ExportVerifier.Verdict;
import org.ncbrelay.domain.audit.ExportWriter;
import org.ncbrelay.domain.audit.KeyHistory;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.audit.AuditChains;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.MutableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The chain in the database: a superuser who changes it is found; many who add to it at once do not spoil it. */
// The many records of many come last: each change before is looked for in the whole chain.
@AdapterTest
@TestMethodOrder(OrderAnnotation.class)
class AuditChainTest {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final Officer KENYAN = Officer.relay(KENYA);
    private static final int RECORDS = 60;
    private static final List<String> CHAIN =
            List.of("audit_record", "audit_head", "audit_checkpoint", "audit_checkpoint_head");

    private final AuditChains chains;
    private final AuditSeals seals;
    private final CurrentOfficer currentOfficer;
    private final JdbcTemplate application;
    private final TransactionOperations transactions;
    private final JdbcTemplate administration;

    AuditChainTest(
            AuditChains chains,
            AuditSeals seals,
            CurrentOfficer currentOfficer,
            JdbcTemplate application,
            TransactionOperations transactions,
            CaseRows rows) {
        this.chains = chains;
        this.seals = seals;
        this.currentOfficer = currentOfficer;
        this.application = application;
        this.transactions = transactions;
        this.administration = rows.administration();
        rows.organisation(KENYA);
        rows.organisation(new OrganisationCode("IDN"));
        rows.organisation(OrganisationCode.INTERPOL);
    }

    @BeforeEach
    void someRecordsUnderThreeCheckpoints() throws Exception {
        for (int checkpoint = 0; checkpoint < 3; checkpoint++) {
            append("KEN", RECORDS / 3);
            seals.make();
        }
    }

    @Test
    void aSuperuserWhoChangesTheChainIsFound() {
        long last = administration.queryForObject(
                "SELECT max(number) FROM audit_record WHERE organisation = 'KEN'", Long.class);
        assertThat(verify().problem()).isNull();
        administration.execute("CREATE TABLE kept AS SELECT * FROM audit_record");
        List<String> how = List.of(
                "UPDATE audit_record SET act = act || 'X' WHERE organisation = 'KEN' AND number = %d",
                "UPDATE audit_record SET happened_at = '2020-01-01T00:00:00.000000Z' WHERE organisation = 'KEN' AND number = %d",
                "UPDATE audit_record SET actor = repeat('0', 64) WHERE organisation = 'KEN' AND number = %d",
                "DELETE FROM audit_record WHERE organisation = 'KEN' AND number = %d",
                "DELETE FROM audit_record WHERE organisation = 'KEN' AND number >= %d",
                "UPDATE audit_record SET number = 1000000 WHERE organisation = 'KEN' AND number = %d",
                // Rewritten with hashes that fit, by the database's own functions.
                """
                UPDATE audit_record SET act = 'REWRITTEN', hash = audit_sha256(audit_text(organisation, number::text, happened_at,
                    transaction::text, actor, 'REWRITTEN', reference, subject, content_hash, previous))
                 WHERE organisation = 'KEN' AND number = %d""");
        for (long number : new long[] {1, last / 2, last})
            for (String change : how) {
                String statement = change.formatted(number);
                past(statement);
                Verdict verdict = verify();
                assertThat(verdict.isIntact()).as(statement).isFalse();
                assertThat(number)
                        .as(statement + ": " + verdict.problem())
                        .isBetween(verdict.problem().record(), verdict.problem().upTo());
                past("DELETE FROM audit_record; INSERT INTO audit_record SELECT * FROM kept");
            }
        assertThat(verify().problem()).isNull();
    }

    @Test
    void anOldStateThatWasRestoredIsKnownByTheCheckpointsOutside() throws Exception {
        long before = administration.queryForObject("SELECT max(number) FROM audit_checkpoint", Long.class);
        long last = administration.queryForObject(
                "SELECT max(number) FROM audit_record WHERE organisation = 'KEN'", Long.class);
        append("KEN", 5);
        seals.make();
        for (String table : CHAIN)
            administration.execute("CREATE TABLE true_%1$s AS SELECT * FROM %1$s".formatted(table));
        past("""
                DELETE FROM audit_record WHERE organisation = 'KEN' AND number > %1$d;
                DELETE FROM audit_checkpoint_head WHERE checkpoint > %2$d; DELETE FROM audit_checkpoint WHERE number > %2$d;
                UPDATE audit_head SET number = %1$d, hash = (SELECT hash FROM audit_record WHERE organisation = 'KEN' AND number = %1$d)
                 WHERE organisation = 'KEN'""".formatted(last, before));
        assertThat(verify().problem().message()).contains("older state");
        assertThat(verify().problem().record()).isEqualTo(last + 1);
        for (String table : CHAIN) past("DELETE FROM %1$s; INSERT INTO %1$s SELECT * FROM true_%1$s".formatted(table));
        assertThat(verify().problem()).isNull();
    }

    /** The old key seals a last checkpoint and names the new one; what was sealed before stands, also under receipts of before. */
    @Test
    void theKeyIsChangedWithoutAGapAndOldCheckpointsStillVerify() throws Exception {
        String receipt = seals.latest().toString();
        String old = seals.key().id();
        List<String> exported = export();

        assertThat(seals.changeKey(old)).isPresent();
        assertThat(seals.changeKey(old)).as("it names no key in use any more").isEmpty();

        assertThat(seals.key().id()).isNotEqualTo(old);
        assertThat(seals.keys().changes()).isOne();
        append("KEN", 5);
        seals.make();
        assertThat(verify().problem()).isNull();
        assertThat(verified(export(), seals.keys(), List.of(Checkpoint.parse(receipt)))
                        .problem())
                .isNull();
        assertThat(verified(exported, seals.keys(), List.of()).problem())
                .as("an export of before")
                .isNull();
        assertThat(verified(export(), KeyHistory.of(seals.key().verifying()), List.of())
                        .problem()
                        .message())
                .as("the new key alone does not vouch for what it did not seal")
                .contains("not signed by the key of its time");
        List<String> signers =
                administration.queryForList("SELECT DISTINCT key_id FROM audit_checkpoint", String.class);
        assertThat(signers).containsExactlyInAnyOrder(old, seals.key().id());
    }

    /** Together those of some months do not fit into memory. The server keeps a cursor as long as some are not taken. */
    @Test
    void anExportTakesCheckpointsAFewAtATime() {
        past("""
                INSERT INTO audit_checkpoint SELECT n, made_at, leaves, root, key_id, signature, false
                  FROM generate_series(1, 1500) AS n, (SELECT * FROM audit_checkpoint LIMIT 1) AS any_of_them;
                INSERT INTO audit_checkpoint_head SELECT n, 'KEN', 0, 0, repeat('0', 64), '' FROM generate_series(1, 1500) AS n""");
        List<Long> cursors = new ArrayList<>();
        List<String> lines = export(line -> {
            if (line.contains("\"checkpoint\""))
                cursors.addAll(application.queryForList("SELECT count(*) FROM pg_cursors", Long.class));
        });
        past(
                "DELETE FROM audit_checkpoint_head WHERE checkpoint <= 1500; DELETE FROM audit_checkpoint WHERE number <= 1500");
        assertThat(lines).hasSizeGreaterThan(1500);
        assertThat(cursors.get(0)).as("one is that of the question itself").isEqualTo(2);
    }

    @Test
    void nodesThatSealAtTheirOwnTimesMakeOneCheckpointInAnInterval(
            @Autowired WorkerLoop sealLoop, @Autowired MutableClock clock, @Autowired SealSettings settings) {
        String made = "SELECT count(*) FROM audit_checkpoint WHERE for_all";
        long before = administration.queryForObject(made, Long.class);
        clock.advance(settings.interval().dividedBy(3));
        sealLoop.doDue();
        assertThat(administration.queryForObject(made, Long.class))
                .as("just after another node")
                .isEqualTo(before);
        clock.advance(settings.interval().dividedBy(3));
        sealLoop.doDue();
        assertThat(administration.queryForObject(made, Long.class)).isEqualTo(before + 1);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void manyWhoActAtOnceMakeOneChainEach() throws Exception {
        int each = 500;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Void>> running = new ArrayList<>();
        for (String country : new String[] {"KEN", "KEN", "IDN", "IDN"})
            running.add(threads.submit(() -> append(country, each)));
        for (Future<Void> one : running) one.get();
        threads.shutdown();
        seals.make();
        assertThat(verify().problem()).isNull();
        assertThat(administration.queryForList(
                        "SELECT count(*) = max(number) FROM audit_record GROUP BY organisation", Boolean.class))
                .containsOnly(true);
    }

    private Verdict verify() {
        return verified(export(), seals.keys(), seals.lost());
    }

    private static Verdict verified(List<String> export, KeyHistory keys, List<Checkpoint> kept) {
        ExportVerifier verifier = new ExportVerifier(keys, kept);
        export.forEach(verifier::accept);
        return verifier.verdict();
    }

    private List<String> export() {
        return export(line -> {});
    }

    /** @param during sees each line in the transaction of the export */
    private List<String> export(Consumer<String> during) {
        List<String> lines = new ArrayList<>();
        ExportWriter writer = new ExportWriter("KEN", "2026-02-03T10:15:30Z", during.andThen(lines::add));
        currentOfficer.as(KENYAN, () -> {
            chains.write(KENYA, writer);
            return null;
        });
        writer.end(seals.key());
        return lines;
    }

    private void past(String statements) {
        administration.execute("SET session_replication_role = replica; " + statements);
    }

    /** Each in a transaction of its own. */
    private Void append(String country, int records) {
        Officer somebody = new Officer("somebody", new OrganisationCode(country), null, Set.of());
        return currentOfficer.as(somebody, () -> {
            for (int i = 0; i < records; i++)
                transactions.executeWithoutResult(status ->
                        application.queryForList("SELECT relay_audit_read('READ_CASE', 'KEN-2026-000001', NULL)"));
            return null;
        });
    }
}
