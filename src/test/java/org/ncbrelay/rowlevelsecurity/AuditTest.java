package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.audit.VerifyExportRun;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.flow.audit.ExportAudit;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.AccessTest;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.TestDatabase;
import org.postgresql.util.PSQLException;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AccessTest
class AuditTest {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final Officer KENYAN_AUDITOR = new Officer("auditor.ken", KENYA, null, Set.of(Role.AUDITOR));

    private final JdbcTemplate administration;
    private final JdbcTemplate application;
    private final Caller http;
    private final ExportAudit audit;
    private final AuditSeals seals;
    private final CurrentOfficer currentOfficer;
    private final TransactionTemplate transaction;

    AuditTest(
            DatabaseAccess access,
            @LocalServerPort int port,
            JdbcTemplate application,
            ExportAudit audit,
            AuditSeals seals,
            CurrentOfficer currentOfficer,
            PlatformTransactionManager transactionManager) {
        this.administration = TestDatabase.administration(access);
        this.application = application;
        this.http = new Caller("http://localhost:" + port);
        this.audit = audit;
        this.seals = seals;
        this.currentOfficer = currentOfficer;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Test
    void everyEventIsInTheChainOfWhoeverActed() {
        String reference = http.submitSample("agency.ken");
        List<String> events = administration.queryForList(
                "SELECT kind FROM timeline_event WHERE reference = ? ORDER BY id", String.class, reference);
        assertThat(events).isNotEmpty();
        assertThat(administration.queryForList(
                        "SELECT act FROM audit_record WHERE reference = ? ORDER BY organisation, number",
                        String.class,
                        reference))
                .containsExactlyInAnyOrderElementsOf(events);
        assertThat(administration.queryForObject("SELECT count(*) FROM audit_pending", Integer.class))
                .isZero();
    }

    @Test
    void noPersonAndNoTextIsInTheChain() {
        String reference = http.submitSample("agency.ken");
        String chain = administration.queryForObject(
                "SELECT string_agg(a::text, ' ') FROM audit_record a WHERE reference = ?", String.class, reference);
        assertThat(chain).contains(reference).doesNotContain("agency.ken", "NCB KEN");
    }

    @Test
    void theApplicationCanOnlyAskForReadsToBeNoted() {
        for (String statement : List.of(
                "INSERT INTO audit_record SELECT * FROM audit_record LIMIT 0",
                "UPDATE audit_record SET act = 'X'",
                "DELETE FROM audit_record",
                "TRUNCATE audit_record",
                "UPDATE audit_head SET number = 0",
                "DELETE FROM audit_person",
                "DELETE FROM audit_checkpoint",
                "UPDATE audit_checkpoint_head SET number = 0",
                "SELECT * FROM audit_pending",
                "INSERT INTO audit_pending (transaction, happened_at, organisation, user_id, act) VALUES (1, '', 'KEN', 'x', 'y')",
                "SELECT audit_note('KEN', 'x', 'y', NULL, NULL, NULL)",
                "SELECT audit_attach()",
                "SELECT audit_link(1, NULL)",
                "ALTER TABLE audit_record DISABLE TRIGGER ALL",
                "SET session_replication_role = replica"))
            assertThatThrownBy(() -> application.execute(statement))
                    .as(statement)
                    .hasRootCauseInstanceOf(PSQLException.class)
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void evenTheOwnerCannotChangeARecordInPassing() {
        http.submitSample("agency.ken");
        assertThatThrownBy(() -> administration.execute("UPDATE audit_record SET act = act"))
                .hasStackTraceContaining("only ever added to");
        assertThatThrownBy(() -> administration.execute("DELETE FROM audit_checkpoint"))
                .hasStackTraceContaining("only ever added to");
    }

    /** So that a later table of events is not forgotten: it is recognised by its columns. */
    @Test
    void everyTableOfEventsIsLinked() {
        assertThat(administration.queryForList("""
                        SELECT c.relname || ' ' || EXISTS (SELECT FROM pg_trigger t
                                                            WHERE t.tgrelid = c.oid AND t.tgname = 'event_is_linked' AND t.tgenabled = 'O')
                          FROM pg_class c
                         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                           AND (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
                                   AND a.attname IN ('id', 'reference', 'kind', 'actor', 'actor_organisation', 'addressee', 'note', 'happened_at')) = 8
                         ORDER BY 1""", String.class))
                .containsExactly("intelligence_event true", "timeline_event true");
    }

    @Test
    void aStateCannotChangeWithoutAnAuditedAct() {
        String reference = http.submitSample("agency.ken");
        assertThatThrownBy(() -> inKenya(() -> close(reference))).hasStackTraceContaining("without an audited act");
        assertThatThrownBy(() -> inKenya(() -> {
                    application.queryForList("SELECT relay_audit_read('READ_CASE', ?, NULL)", reference);
                    close(reference);
                }))
                .as("a read is no act")
                .hasStackTraceContaining("without an audited act");
        assertThat(administration.queryForObject(
                        "SELECT status FROM support_request WHERE reference = ?", String.class, reference))
                .isEqualTo("SUBMITTED");
    }

    @Test
    void anExportIsVerifiedOfflineAgainstAReceipt(@TempDir Path folder) throws Exception {
        http.submitSample("agency.ken");
        seals.make();
        String receipt = http.post("agency.ken", "/api/support-requests", Samples.tree("ivory-marketplace"))
                .with(201)
                .json()
                .path("auditCheckpoint")
                .asText();
        assertThat(Checkpoint.parse(receipt).number()).isPositive();
        http.get("gs", "/api/support-requests/" + http.submitSample("agency.ken"));
        byte[] export = http.get("auditor", "/api/audit/export").bytes();
        Path file = Files.write(folder.resolve("audit.jsonl"), export);
        Path key = Files.writeString(folder.resolve("checkpoint.pub"), seals.keys() + "\n");
        assertThat(VerifyExportRun.run(file, key, receipt)).contains("OK:").contains("INTERPOL");

        Files.writeString(file, Files.readString(file).replaceFirst("READ_CASE", "READ_NONE"));
        assertThat(VerifyExportRun.run(file, key, receipt)).contains("BAD: line ");
    }

    @Test
    void theAuditVerifiesItself() {
        http.submitSample("agency.ken");
        JsonNode verified = http.get("auditor", "/api/audit/verify").json();
        assertThat(verified.path("intact").asBoolean()).as(verified.toString()).isTrue();
        assertThat(currentOfficer
                        .as(KENYAN_AUDITOR, () -> audit.verify(KENYAN_AUDITOR, List.of()))
                        .problem())
                .isNull();
    }

    private void close(String reference) {
        application.update("UPDATE support_request SET status = 'CLOSED' WHERE reference = ?", reference);
    }

    private void inKenya(Runnable work) {
        currentOfficer.as(new Officer("ncb.ken", KENYA, null, Set.of(Role.NCB_OFFICER)), () -> {
            transaction.executeWithoutResult(status -> work.run());
            return null;
        });
    }
}
