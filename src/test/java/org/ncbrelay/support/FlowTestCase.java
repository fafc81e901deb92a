package org.ncbrelay.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.mail.LetterLinks;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.walks.Bureau;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.ncbrelay.support.walks.Relational;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What most tests of the flow work with: the chart, the steps of a case that goes well, and the people who act. */
@FlowTest
public abstract class FlowTestCase {
    @Autowired
    protected Flowchart flow;

    @Autowired
    protected Walk walk;

    @Autowired
    protected Desk desk;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected FormService forms;

    @Autowired
    protected RuntimeService runtime;

    @Autowired
    protected RepositoryService repository;

    @Autowired
    protected ManagementService management;

    @Autowired
    protected IdentityService identity;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected IntelligenceWalk intelligence;

    /** Of a team and of meetings. */
    @Autowired
    protected SupportWalk mission;

    @Autowired
    protected CapabilityWalk capability;

    /** Calls the relay as a script does. */
    @Autowired
    protected Caller http;

    /** Reads and writes the tables as an organisation. */
    @Autowired
    protected Relational database;

    /** Where the relay listens. */
    @LocalServerPort
    protected int port;

    @Autowired
    private LetterLinks letters;

    @Autowired
    private TransactionOperations transactions;

    /** Sees past row-level security. */
    protected JdbcTemplate administration;

    /** Officers whom the test employs; all are gone after it. */
    protected Bureau bureau;

    @Autowired
    void open(DatabaseAccess access, IdentityService identity) {
        administration = TestDatabase.standing(access);
        bureau = new Bureau(identity, access);
    }

    /** As the engine calls our code: row-level security counts within a transaction. */
    protected <T> T inTransaction(String user, Supplier<T> work) {
        return desk.as(user, () -> transactions.execute(status -> work.get()));
    }

    protected void inTransaction(String user, Runnable work) {
        desk.as(user, () -> transactions.executeWithoutResult(status -> work.run()));
    }

    /** Calls the relay as a script of somebody of the demo. */
    protected org.ncbrelay.security.Caller basic(String user) {
        return org.ncbrelay.security.Caller.basic(port, user, DoorTest.PASSWORD);
    }

    /** Calls the relay as a browser in which somebody of the demo has logged in. */
    protected org.ncbrelay.security.Caller session(String user) {
        return org.ncbrelay.security.Caller.session(port, user, DoorTest.PASSWORD);
    }

    /** The engine deletes the cases with their diagrams, and the board must not count them where they were. */
    protected void deleteWithCases(String deployment) {
        repository.deleteDeployment(deployment, true, true);
        administration.update("""
                UPDATE case_place SET left_at = entered_at WHERE left_at IS NULL
                   AND reference NOT IN (SELECT business_key_ FROM act_ru_execution WHERE business_key_ IS NOT NULL)""");
    }

    /** Who has claimed the task now; null if nobody has. */
    protected String assignee(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    /** What the audit has of somebody. */
    protected List<String> acts(String user) {
        return administration.queryForList(
                "SELECT a.act FROM audit_record a JOIN audit_person p USING (organisation, actor) WHERE p.user_id = ?",
                String.class,
                user);
    }

    @BeforeEach
    void openEveryLetter() {
        letters.watch();
    }

    /** Every letter that the test sent leads to a page that its reader can open, and every task of a bureau has one. */
    @AfterEach
    void everyLetterIsOpenedByItsReaderAndEveryTaskHasOne() {
        assertThat(letters.failures()).isEmpty();
        assertThat(letters.unannounced()).isEmpty();
    }

    /** Boards count on it, of all cases that the database has (Annex 1.1). */
    @AfterEach
    void onlyRecordedCasesAreOpenToTheTeam() {
        assertThat(administration.queryForList("""
                        SELECT reference FROM case_access JOIN case_figure USING (reference)
                         WHERE case_access.organisation = ? AND stage < 3""", String.class, Officer.TEAM)).isEmpty();
    }

    @AfterEach
    void letEverybodyGo() {
        bureau.letEverybodyGo();
    }
}
