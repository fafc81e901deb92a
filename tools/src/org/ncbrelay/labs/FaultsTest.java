package org.ncbrelay.labs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.labs.Check.Finding;
import org.ncbrelay.labs.Check.Kind;
import org.ncbrelay.labs.CutProxy.Phase;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.machines.Node;
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

    /** Each is done to the database, must be found by the check, and is undone. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a case is gone | LOST | DELETE FROM support_request WHERE reference = :case
            a letter is gone | LOST | DELETE FROM outbox_mail WHERE id = (SELECT id FROM outbox_mail WHERE reference = :case LIMIT 1)
            a task is gone | LOST | DELETE FROM act_ru_task WHERE id_ = (SELECT id_ FROM act_ru_task WHERE proc_inst_id_ IN (SELECT id_ FROM act_ru_execution WHERE business_key_ = :case) LIMIT 1)
            an event is gone | LOST | DELETE FROM timeline_event WHERE id = (SELECT max(id) FROM timeline_event WHERE reference = :case)
            a capability is gone | LOST | DELETE FROM case_capability WHERE reference = :case
            a timer is gone | LOST | DELETE FROM act_ru_job WHERE process_instance_id_ IN (SELECT id_ FROM act_ru_execution WHERE business_key_ = :case)
            a letter is there twice | DOUBLED | INSERT INTO outbox_mail SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'message_id', 'again'))).* FROM outbox_mail m WHERE m.reference = :case LIMIT 1
            a letter left without a claim | DOUBLED | UPDATE outbox_mail SET attempts = 0 WHERE reference = :case
            a task is there twice | DOUBLED | INSERT INTO act_ru_task SELECT (jsonb_populate_record(t, jsonb_build_object('id_', 'again'))).* FROM act_ru_task t WHERE t.proc_inst_id_ IN (SELECT id_ FROM act_ru_execution WHERE business_key_ = :case) LIMIT 1
            a request is filed twice | DOUBLED | INSERT INTO support_request SELECT (jsonb_populate_record(r, jsonb_build_object('reference', 'KEN-2026-999999', 'process_instance_id', null))).* FROM support_request r WHERE r.reference = :case
            a text is another | WRONG | UPDATE support_request SET title = 'another' WHERE reference = :case
            an audit record is another | WRONG | UPDATE audit_record SET act = 'ANOTHER' WHERE reference = :case
            the last audit record is gone | WRONG | DELETE FROM audit_record a WHERE number = (SELECT max(number) FROM audit_record b WHERE b.organisation = a.organisation)
            an instance has no case | WRONG | UPDATE act_ru_execution SET business_key_ = 'KEN-2026-999998' WHERE business_key_ = :case
            an officer of the case does not follow it | WRONG | DELETE FROM followed_case WHERE reference = :case
            a record has another number | WRONG | UPDATE iis_submission SET record_number = concat('of ', reference) WHERE record_number IS NOT NULL
            """)
    void theCheckFindsWhatIsMissingTooMuchOrWrong(String what, Kind kind, String statement) throws Exception {
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
            assertThat(sql.update(statement.replace(":case", "'" + reference + "'")))
                    .isPositive();
            assertThat(new Check(lab, sql).database()).extracting(Finding::kind).contains(kind);
            undone.rollback();
        }
    }
}
