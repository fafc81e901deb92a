package org.ncbrelay.support;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.iis.RecordsAtHand;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.flow.exchange.ExchangeProcess;
import org.ncbrelay.flow.intake.SubmitRequest;
import org.ncbrelay.flow.preservation.PreservationProcess;
import org.ncbrelay.flow.preservation.StartDueWarnings;
import org.ncbrelay.support.walks.FlowAssert;
import org.springframework.jdbc.core.JdbcTemplate;

/** The running flowchart as a test sees and moves it; whatever is not there fails loudly. */
public class Flowchart {
    private final Desk desk;
    private final SubmitRequest submit;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final FormService forms;
    private final ManagementService management;
    private final RecordsAtHand records;
    private final StartDueWarnings warnings;
    private final MutableClock clock;
    private final JdbcTemplate administration;

    Flowchart(
            Desk desk,
            SubmitRequest submit,
            RuntimeService runtime,
            TaskService tasks,
            FormService forms,
            ManagementService management,
            RecordsAtHand records,
            StartDueWarnings warnings,
            MutableClock clock,
            DatabaseAccess access) {
        this.desk = desk;
        this.submit = submit;
        this.runtime = runtime;
        this.tasks = tasks;
        this.forms = forms;
        this.management = management;
        this.records = records;
        this.warnings = warnings;
        this.clock = clock;
        this.administration = TestDatabase.standing(access);
    }

    /** The sample request of the ivory market, which asks for information sharing and for direct contact. */
    public static Map<String, Object> sample() {
        return Samples.forSharing();
    }

    public CaseReference submit(String user) {
        return submit(user, body -> {});
    }

    /** @param change what is different from the sample */
    public CaseReference submit(String user, Consumer<Map<String, Object>> change) {
        Map<String, Object> body = sample();
        change.accept(body);
        return desk.as(
                user,
                () -> submit.submit(body, null, Sha256.hex(body.toString()), desk.officer(user))
                        .reference());
    }

    /**
     * Claims the task as the officer, who must see it in the list, and submits its form; answers the case. What waits at the NCB to pass to
     * the agency, or from it, passes first.
     */
    public CaseReference work(CaseReference reference, String user, String taskKey, Map<String, Object> answers) {
        pass(reference, taskKey);
        return workAlone(reference, user, taskKey, answers);
    }

    /** The case once everything that waited at its NCB has passed to the agency, or from it. */
    public CaseReference passedOn(CaseReference reference) {
        pass(reference, "");
        return reference;
    }

    private void pass(CaseReference reference, String taskKey) {
        String bureau = "ncb." + reference.organisation().value().toLowerCase(Locale.ROOT);
        for (String passage : List.of("Task_PassOnAnswer", ExchangeProcess.FORWARD))
            while (!taskKey.equals(passage)
                    && !open(reference).contains(taskKey)
                    && open(reference).contains(passage))
                workAlone(reference, bureau, passage, Map.of("decision", "FORWARD"));
    }

    private CaseReference workAlone(CaseReference reference, String user, String taskKey, Map<String, Object> answers) {
        Task task = desk.as(user, () -> seen(reference, user, taskKey));
        FlowAssert.assertThat(instance(task)).isWaitingAt(taskKey);
        desk.as(user, () -> {
            tasks.claim(task.getId(), user);
            assertThat(task).isAssignedTo(user);
            forms.submitTaskForm(task.getId(), answers);
        });
        return reference;
    }

    private Task seen(CaseReference reference, String user, String taskKey) {
        List<Task> seen = tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(taskKey)
                .list();
        if (seen.size() != 1)
            throw new AssertionError(
                    user + " sees " + seen.size() + " tasks " + taskKey + "; open are " + open(reference));
        return seen.get(0);
    }

    private ProcessInstance instance(Task task) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
    }

    /** The same for a form that asks for a decision. */
    public CaseReference decide(CaseReference reference, String user, String taskKey, String decision) {
        return work(reference, user, taskKey, Map.of("decision", decision));
    }

    /** @param field that the decision asks for, with its words, such as the reason of a refusal */
    public CaseReference decide(
            CaseReference reference, String user, String taskKey, String decision, String field, Object words) {
        return work(reference, user, taskKey, Map.of("decision", decision, field, words));
    }

    /** The one open task of that kind, whoever may work it. */
    public Task task(CaseReference reference, String taskKey) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(taskKey)
                .singleResult();
        if (task == null) throw new AssertionError("no task " + taskKey + "; open are " + open(reference));
        return task;
    }

    public String taskId(CaseReference reference, String taskKey) {
        return task(reference, taskKey).getId();
    }

    /** Keys of every open task of a case. */
    public Set<String> open(CaseReference reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .collect(Collectors.toSet());
    }

    /** Moves the clock to the moment when the timer is due, and fires it; what waits at the NCB passes first. */
    public void fireTimer(CaseReference reference, String activityId) {
        if (timers(reference, activityId).isEmpty()) pass(reference, activityId);
        Job timer = timer(reference, activityId);
        // A timer that was due before now fires now: time never runs backwards.
        Instant due = timer.getDuedate().toInstant();
        if (due.isAfter(now())) setClock(due);
        management.executeJob(timer.getId());
    }

    /** Moves the clock to the moment when the next warning of a preservation request of the case is due, and lets the relay start it. */
    public void warnOfExpiry(CaseReference reference) {
        Instant due = warningDue(reference);
        if (due.isAfter(now())) setClock(due);
        String next =
                "SELECT id FROM preservation_request WHERE reference = ? AND warning_at IS NOT NULL ORDER BY warning_at, id LIMIT 1";
        warnings.start(reference, UUID.fromString(one(next, reference)));
    }

    /** When the next preservation request of the case that waits for its warning is due. */
    public Instant warningDue(CaseReference reference) {
        Timestamp due = administration.queryForObject(
                "SELECT min(warning_at) FROM preservation_request WHERE reference = ?",
                Timestamp.class,
                reference.value());
        if (due == null) throw new AssertionError("no warning waits; happened: " + timeline(reference));
        return due.toInstant();
    }

    /** As {@link #fireTimer}, where the timer waits. */
    public boolean fireIfWaiting(CaseReference reference, String activityId) {
        boolean waits = !timers(reference, activityId).isEmpty();
        if (waits) fireTimer(reference, activityId);
        return waits;
    }

    /** Runs what waits to be continued in another organisation than the one that acted last; timers keep waiting. */
    public int continueJobs(CaseReference reference) {
        List<Job> jobs = withPreservation(reference).stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).messages().list().stream())
                .toList();
        jobs.forEach(job -> management.executeJob(job.getId()));
        return jobs.size();
    }

    public Instant timerDue(CaseReference reference, String activityId) {
        return timer(reference, activityId).getDuedate().toInstant();
    }

    /** The one timer that waits at a node. */
    public Job timer(CaseReference reference, String activityId) {
        List<Job> jobs = timers(reference, activityId);
        if (jobs.size() != 1)
            throw new AssertionError(
                    jobs.size() + " timers wait at " + activityId + "; happened: " + timeline(reference));
        return jobs.get(0);
    }

    private List<Job> timers(CaseReference reference, String activityId) {
        return withPreservation(reference).stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(activityId)
                                .list()
                                .stream())
                .toList();
    }

    /** Has recorded whatever waits, if anything does. */
    public int recordDue() {
        return records.recordDue();
    }

    /** Has every waiting case recorded in the information system. */
    public void record() {
        if (records.recordDue() == 0) throw new AssertionError("no record was due");
    }

    /** The one running instance of a diagram for a case. */
    public ProcessInstance running(CaseReference reference, String processKey) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference.value(), processKey)
                .singleResult();
        if (instance == null) throw new AssertionError(processKey + " does not run for " + reference);
        return instance;
    }

    /** What is true of the running instance of a diagram for a case, such as {@code isWaitingAt}, {@code hasPassed} or {@code task}. */
    public FlowAssert assertThatOf(CaseReference reference, String processKey) {
        return FlowAssert.assertThat(running(reference, processKey));
    }

    /** Every running instance of a case, but for the preservation requests, which outlive it. */
    public List<ProcessInstance> instances(CaseReference reference) {
        return withPreservation(reference).stream()
                .filter(it -> !it.getProcessDefinitionId().startsWith(PreservationProcess.KEY + ":"))
                .toList();
    }

    private List<ProcessInstance> withPreservation(CaseReference reference) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference.value())
                .list();
    }

    /** Nodes where an instance stands now. */
    public List<String> active(ProcessInstance instance) {
        return runtime.getActiveActivityIds(instance.getId());
    }

    /** Nodes that a case has passed in a diagram, in the order of entry. */
    public List<String> passed(CaseReference reference, String processKey) {
        return administration.queryForList("""
                SELECT activity FROM case_passage WHERE reference = ? AND process = ? AND left_at IS NOT NULL AND NOT cancelled
                 ORDER BY position""", String.class, reference.value(), processKey);
    }

    /** The letters about a case, in order. */
    public List<String> letters(CaseReference reference) {
        return all("SELECT template FROM outbox_mail WHERE reference = ? ORDER BY created_at, id", reference);
    }

    /** What was done about silence, in order. */
    public List<String> escalations(CaseReference reference) {
        return all("SELECT action FROM escalation WHERE reference = ? ORDER BY stage", reference);
    }

    /** The status of the one capability that a case asks for, with the reason where it ended without a product. */
    public String capability(CaseReference reference) {
        return one("SELECT status || coalesce(': ' || reason, '') FROM case_capability WHERE reference = ?", reference);
    }

    /** What the timeline says happened, in order. */
    public List<String> timeline(CaseReference reference) {
        return all(
                "SELECT p.kind FROM timeline_event e, unnest(ARRAY[e.kind] || e.also) WITH ORDINALITY p (kind, part)"
                        + " WHERE reference = ? ORDER BY id, part",
                reference);
    }

    public String status(CaseReference reference) {
        return one("SELECT status FROM support_request WHERE reference = ?", reference);
    }

    /** One value of the database, seen past row-level security. */
    public String one(String sql, CaseReference reference) {
        List<String> found = administration.queryForList(sql, String.class, reference.value());
        if (found.size() != 1) throw new AssertionError(found.size() + " rows: " + sql);
        return found.get(0);
    }

    /** All values of the database, seen past row-level security. */
    public List<String> all(String sql, CaseReference reference) {
        return administration.queryForList(sql, String.class, reference.value());
    }

    public void advance(Duration time) {
        setClock(clock.instant().plus(time));
    }

    /** Moves our clock and the engine's. */
    public void setClock(Instant now) {
        clock.set(now);
        ClockUtil.setCurrentTime(Date.from(now));
    }

    public Instant now() {
        return clock.instant();
    }
}
