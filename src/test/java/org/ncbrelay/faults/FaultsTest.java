package org.ncbrelay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
import org.ncbrelay.faults.CutProxy.Manner;
import org.ncbrelay.faults.CutProxy.Phase;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A minute of the fault lab: two nodes and their server, killed and cut under load; the long form is {@code make faults}. */
@FullOnly
@IntegrationTest
@Tag(FromOutside.TAG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
    private static final long SEED = 2019042;
    private static final int SCRIPTS = 4;

    /** Without it, a load makes the start of a node, for which all wait, twice as long. */
    private static final Duration REST = Duration.ofMillis(150);

    private static final int RACES = 200;

    private final Fingerprints fingerprints = new Fingerprints();
    private Lab lab;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path server = folder.resolve("lab");
        Server.make(server, TestDatabase.binaries().toAbsolutePath());
        Workshop workshop = new Workshop(folder, TestDatabase.binaries().toAbsolutePath(), Workshop.compiled());
        lab = Lab.on(workshop, server, Lab.Options.PLAIN.withProxies(), (at, node) -> List.of());
        lab.start();
        lab.load = new Load("short", lab.nodes, lab.ledger, SEED, 0);
        Experiment.calibrate(lab, fingerprints);
    }

    @AfterAll
    void stop() throws Exception {
        if (lab != null) lab.close();
    }

    @Test
    void nothingIsLostOrDoubledWhenNodesServerAndConnectionsFail() throws Exception {
        Random random = new Random(SEED);
        int before = lab.ledger.acts();
        Load load = new Load("hurt", lab.nodes, lab.ledger, SEED, 1_000_000);
        lab.load = load;
        load.rest(REST);
        load.start(SCRIPTS);
        Injections.NodeKill node = new Injections.NodeKill();
        node.begin(lab, 0);
        for (Phase phase : Phase.values())
            assertThat(lab.proxies.get(1).cut(phase, Manner.CUT, random.nextInt(3), Duration.ofSeconds(60)))
                    .as("a connection came to " + phase)
                    .isTrue();
        node.end();
        new Injections.ServerKill().into(lab, random);
        lab.nodes.forEach(load::probe);
        new Injections.KillInCommit().into(lab, random);
        lab.nodes.forEach(load::probe);
        load.stop();
        lab.settle();

        assertThat(lab.ledger.acts() - before).isGreaterThan(50);
        assertNothingIsFound();
    }

    @Test
    void ofTwoWhoDoTheSameAtTheSameMomentExactlyOneDoesIt() throws Exception {
        Races races = new Races(lab, new Load("race", lab.nodes, lab.ledger, SEED, 2_000_000));
        races.run(RACES, SEED);
        lab.settle();

        assertThat(races.completions()).isGreaterThanOrEqualTo(RACES);
        assertNothingIsFound();
    }

    private void assertNothingIsFound() throws IOException {
        Check check = Check.whole(lab, fingerprints, SEED);
        assertThat(check.findings().areNone()).as(check.findings().toString()).isTrue();
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
    void theCheckFindsWhatIsMissingTooMuchOrWrong(Tampering tampering) throws SQLException {
        String reference = lab.ledger.cases().stream()
                .filter(each -> each.country.equals("ken") && each.steps.isEmpty() && !each.reminded)
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

            Findings findings = check(sql);
            List<String> expected = switch (tampering.kind()) {
                case LOST -> findings.lost();
                case DOUBLED -> findings.doubled();
                case WRONG -> findings.wrong();
            };
            assertThat(expected).as(findings.toString()).isNotEmpty();
            undone.rollback();
        }
    }

    enum Kind {
        LOST,
        DOUBLED,
        WRONG
    }

    record Tampering(String what, String statement, Kind kind) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** The database alone: callers see nothing of what is undone. */
    private Findings check(JdbcTemplate sql) {
        return new Check(sql, lab.ledger, fingerprints)
                .database()
                .records(lab.iis)
                .letters(lab.smtp)
                .findings();
    }
}
