package org.ncbrelay.labs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.labs.Check.Finding;
import org.ncbrelay.labs.Check.Kind;
import org.ncbrelay.labs.CutProxy.Phase;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.machines.RelayCommand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A minute of the fault lab: two nodes and their server, killed and cut under load; the long form is {@code make faults}. */
@FullOnly
@IntegrationTest
@Tag(FromOutside.TAG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
    private static final int SCRIPTS = 4;
    /** Without it, a load makes the start of a node, for which all wait, twice as long. */
    private static final Duration REST = Duration.ofMillis(150);

    private static final int RACES = 200;

    private Lab lab;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        lab = new Lab(folder, 2019042, RelayCommand.compiled(Node.CLASS_PATH), 2, Fault.NONE);
        lab.start();
    }

    @AfterAll
    void stop() throws Exception {
        if (lab != null) lab.close();
    }

    @Test
    void nothingIsLostOrDoubledWhenNodesServerAndConnectionsFail() throws Exception {
        Random random = new Random(lab.seed);
        int before = lab.ledger.acts();
        lab.load = lab.load(REST);
        lab.load.start(SCRIPTS);
        lab.nodes.get(0).kill();
        lab.start(0);
        for (Phase phase : Phase.values())
            assertThat(lab.proxies.get(1).cut(phase, false, random.nextInt(3), Duration.ofSeconds(60)))
                    .as("a connection came to " + phase)
                    .isTrue();
        lab.nodes.get(0).ready();
        Faults.killServer(lab, random).forEach(lab.load::probe);
        Faults.killInCommit(lab, random).forEach(lab.load::probe);
        lab.load.stop();
        lab.settle();
        assertThat(lab.ledger.acts() - before).isGreaterThan(50);
        assertThat(Check.whole(lab)).isEmpty();
    }

    @Test
    void ofTwoWhoDoTheSameAtTheSameMomentExactlyOneDoesIt() throws Exception {
        int before = lab.ledger.acts();
        Races.run(lab, RACES);
        lab.settle();
        assertThat(lab.ledger.acts() - before).isGreaterThanOrEqualTo(RACES);
        assertThat(Check.whole(lab)).isEmpty();
    }

    /** What a check must find: each is done to the database, looked for, and undone. */
    private static Stream<Tampering> tamperings() {
        return Stream.of(
                new Tampering("a case is gone", "DELETE FROM support_request WHERE reference = :case", Kind.LOST),
                new Tampering(
                        "a letter is gone",
                        "DELETE FROM outbox_mail WHERE id = (SELECT id FROM outbox_mail WHERE reference = :case LIMIT 1)",
                        Kind.LOST),
                new Tampering(
                        "a task is gone",
                        "DELETE FROM act_ru_task WHERE id_ = (SELECT id_ FROM act_ru_task WHERE proc_inst_id_ IN (SELECT id_ FROM act_ru_execution WHERE business_key_ = :case) LIMIT 1)",
                        Kind.LOST),
                new Tampering(
                        "an event is gone",
                        "DELETE FROM timeline_event WHERE id = (SELECT max(id) FROM timeline_event WHERE reference = :case)",
                        Kind.LOST),
                new Tampering("a capability is gone", "DELETE FROM case_capability WHERE reference = :case", Kind.LOST),
                new Tampering(
                        "a timer is gone",
                        "DELETE FROM act_ru_job WHERE process_instance_id_ IN (SELECT id_ FROM act_ru_execution WHERE business_key_ = :case)",
                        Kind.LOST),
                new Tampering(
                        "a letter is there twice",
                        "INSERT INTO outbox_mail SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'message_id', 'again'))).* FROM outbox_mail m WHERE m.reference = :case LIMIT 1",
                        Kind.DOUBLED),
                new Tampering(
                        "a letter left without a claim",
                        "UPDATE outbox_mail SET attempts = 0 WHERE reference = :case",
                        Kind.DOUBLED),
                new Tampering(
                        "a task is there twice",
                        "INSERT INTO act_ru_task SELECT (jsonb_populate_record(t, jsonb_build_object('id_', 'again'))).* FROM act_ru_task t WHERE t.proc_inst_id_ IN (SELECT id_ FROM act_ru_execution WHERE business_key_ = :case) LIMIT 1",
                        Kind.DOUBLED),
                new Tampering(
                        "a request is filed twice",
                        "INSERT INTO support_request (reference, organisation, submitted_by, submitted_at, updated_at, status, title, urgency, confidentiality, capabilities, countries_involved, restricted_countries, retention_until, direct_contact_requested, content) SELECT 'KEN-2026-999999', 'KEN', submitted_by, submitted_at, updated_at, status, title, urgency, confidentiality, capabilities, countries_involved, restricted_countries, retention_until, direct_contact_requested, content FROM support_request WHERE reference = :case",
                        Kind.DOUBLED),
                new Tampering(
                        "a text is another",
                        "UPDATE support_request SET title = 'another' WHERE reference = :case",
                        Kind.WRONG),
                new Tampering(
                        "an audit record is another",
                        "UPDATE audit_record SET act = 'ANOTHER' WHERE reference = :case",
                        Kind.WRONG),
                new Tampering(
                        "the last audit record is gone",
                        "DELETE FROM audit_record a WHERE number = (SELECT max(number) FROM audit_record b WHERE b.organisation = a.organisation)",
                        Kind.WRONG),
                new Tampering(
                        "an instance has no case",
                        "UPDATE act_ru_execution SET business_key_ = 'KEN-2026-999998' WHERE business_key_ = :case",
                        Kind.WRONG),
                new Tampering(
                        "a record has another number",
                        "UPDATE iis_submission SET record_number = 'of ' || reference WHERE record_number IS NOT NULL",
                        Kind.WRONG));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void theCheckFindsWhatIsMissingTooMuchOrWrong(Tampering tampering) throws Exception {
        String reference = lab.ledger.cases().stream()
                .filter(each ->
                        each.reference != null && each.country.equals("ken") && each.steps.isEmpty() && !each.reminded)
                .findFirst()
                .orElseThrow()
                .reference;
        try (Connection undone = lab.server.connection()) {
            undone.setAutoCommit(false);
            JdbcTemplate sql = new JdbcTemplate(new SingleConnectionDataSource(undone, true));
            // Past the triggers that refuse what is done here.
            sql.execute("SET LOCAL session_replication_role = replica");
            assertThat(sql.update(tampering.statement().replace(":case", "'" + reference + "'")))
                    .isPositive();
            assertThat(new Check(lab, sql).database()).extracting(Finding::kind).contains(tampering.kind());
            undone.rollback();
        }
    }

    record Tampering(String what, String statement, Kind kind) {
        @Override
        public String toString() {
            return what;
        }
    }
}
