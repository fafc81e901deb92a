package org.ncbrelay.security;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.AccessTest;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A small process of its own behind the real security, with the demo's people. */
@AccessTest
public abstract class DoorTest {
    public static final String PASSWORD = "wildlife-demo";
    /** Of a year that the clock never shows: no request of another test gets its number. */
    public static final String REFERENCE = "KEN-1999-000001";

    public static final OrganisationCode KENYA = new OrganisationCode("KEN");

    private static final Pattern ENTRIES = Pattern.compile("^(?=\\d{4}-\\d\\d-\\d\\dT)", Pattern.MULTILINE);
    /** The port in the name of a thread of Tomcat is {@code auto} in tests; of a long name the end is logged. */
    private static final Pattern OF_ANOTHER_THREAD =
            Pattern.compile("\\S+ +[A-Z]+ \\d+ --- \\[ncb-relay] \\[(?![^]]*(auto-|-exec-))");

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final List<String> hired = new ArrayList<>();

    @LocalServerPort
    public int port;

    @Autowired
    public RuntimeService runtime;

    @Autowired
    public TaskService tasks;

    @Autowired
    public ManagementService management;

    @Autowired
    public IdentityService identity;

    @Autowired
    public CurrentOfficer currentOfficer;

    @Autowired
    public RepositoryService repository;

    /** Sees past row-level security. */
    public JdbcTemplate administration;

    @Autowired
    void administer(DatabaseAccess access) {
        administration = TestDatabase.administration(access);
    }

    @BeforeEach
    public void deploy() {
        // The small flow is about a case that is not there: what is open to offices says so.
        CaseRows.open(administration, REFERENCE, "KEN-WCIU");
        CaseRows.open(administration, REFERENCE, Officer.TEAM);
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("deskWork")
                        .count()
                > 0) return;
        repository
                .createDeployment()
                .addClasspathResource("security/deskWork.bpmn")
                .addClasspathResource("security/deskDecide.form")
                .deploy();
    }

    /** An account of Kenya, of its own for each test: what somebody guessed wrong counts for the account. */
    public String hired(String group, String password) {
        String id = "newcomer-" + PEOPLE.incrementAndGet();
        account(id, group, password);
        return id;
    }

    public void account(String id, String group, String password) {
        User user = identity.newUser(id);
        user.setPassword(password);
        user.setEmail(id + "@relay.example");
        identity.saveUser(user);
        identity.createMembership(id, group);
        if (!group.equals("operators")) identity.createTenantUserMembership("KEN", id);
        hired.add(id);
    }

    @AfterEach
    public void dismiss() {
        hired.forEach(identity::deleteUser);
    }

    /** Starts the small flow for Kenya; its id. */
    public String started(String processKey) {
        return currentOfficer.as(
                Officer.relay(KENYA),
                () -> runtime.createProcessInstanceByKey(processKey)
                        .businessKey(REFERENCE)
                        .setVariable("summary", "Ivory on a marketplace")
                        .execute()
                        .getId());
    }

    public Task taskOf(String instanceId) {
        return tasks.createTaskQuery().processInstanceId(instanceId).singleResult();
    }

    public Caller basic(String user) {
        return Caller.basic(port, user, PASSWORD);
    }

    public Caller session(String user) {
        return Caller.session(port, user, PASSWORD);
    }

    /** The number of the change to an account that an operator asked for last. */
    public long newestChange() {
        return administration.queryForObject("SELECT max(number) FROM administration_change", Long.class);
    }

    public Answer confirm(String operator, long number) {
        return basic(operator).post("/api/administration/changes/" + number + "/confirmation", "{}");
    }

    public Answer refuse(String operator, long number) {
        return basic(operator).post("/api/administration/changes/" + number + "/refusal", "{}");
    }

    /** What is logged, without what other threads than those of servers log: the workers of other relays run in the same JVM. */
    public static String loggedByServers(CapturedOutput log) {
        return ENTRIES.splitAsStream(log.toString())
                .filter(entry -> !OF_ANOTHER_THREAD.matcher(entry).lookingAt())
                .collect(Collectors.joining());
    }

    public static String variables(String json) {
        return "{\"variables\":{" + json + "}}";
    }
}
