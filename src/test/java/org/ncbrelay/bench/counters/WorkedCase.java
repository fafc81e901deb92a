package org.ncbrelay.bench.counters;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Works the sample of the ivory market, as far as to the closed case, each officer over HTTP as themselves, and counts
 * what the relay does for it: the claim, the form and the answer of every task, jobs, letters and the record. How
 * officers find their tasks is left out, because that depends on how often they look; so are claims that are refused, and the
 * job executor's search for jobs.
 */
final class WorkedCase {
    private static final List<String> STAFF =
            List.of("agency.ken", "ncb.ken", "ncbhead.ken", "gs", "analyst", "analyst2", "lead", "ist", "expert.ken");
    private static final Set<String> WORKERS = Set.of("mail-worker", "iis-worker", "search");
    private static final Set<String> ENDED = Set.of("CLOSED", "DECLINED", "WITHDRAWN");

    private final Meter meter;
    private final Caller http;
    private final JdbcTemplate administration;
    private final ManagementService management;
    private final List<WorkerLoop> workers;
    private final LocalDate today;
    private final Set<String> jobsOfOthers;
    private final Map<String, String> experienced = new HashMap<>();

    WorkedCase(
            Meter meter,
            Caller http,
            JdbcTemplate administration,
            ManagementService management,
            List<WorkerLoop> workers,
            LocalDate today) {
        this.meter = meter;
        this.http = http;
        this.administration = administration;
        this.management = management;
        this.workers = workers.stream()
                .filter(worker -> WORKERS.contains(worker.name()))
                .toList();
        this.today = today;
        this.jobsOfOthers = jobs().map(Job::getId).collect(Collectors.toSet());
    }

    /**
     * Submits the request.
     *
     * @return the reference of the case
     */
    String submit(int number) {
        return meter.count("submission", () -> send(number), answer -> true)
                .with(201)
                .json()
                .path("reference")
                .asText();
    }

    /** Sends a request as the agency's own system would. */
    Answer send(int number) {
        return SampleRequest.send(http, "agency.ken", number, today);
    }

    /** Works the first task of a submitted case, by which its NCB acknowledges it. */
    void acknowledge(String reference) {
        Task task = openTasks(reference).get(0);
        if (!work(task)) throw new AssertionError("nobody could work " + task);
    }

    /** Works a submitted case until it is closed. */
    void close(String reference) {
        while (!hasEnded(reference)) {
            boolean moved = continueWork();
            for (Task task : openTasks(reference)) moved |= work(task);
            if (!moved) throw new AssertionError("nobody could work " + openTasks(reference));
        }
        while (continueWork()) continue;
    }

    /** Sends what waits to leave and runs the jobs that need not wait, but for those that were there before this work began. */
    boolean continueWork() {
        boolean moved = false;
        for (WorkerLoop worker : workers) moved |= meter.countIfItWrites(worker.name(), worker::doDue);
        for (Job job : jobs().filter(job -> !jobsOfOthers.contains(job.getId())).toList())
            moved |= meter.countIfItWrites("job", () -> management.executeJob(job.getId()));
        return moved;
    }

    private Stream<Job> jobs() {
        return management.createJobQuery().messages().list().stream();
    }

    private boolean hasEnded(String reference) {
        JsonNode view = http.get(STAFF.get(0), "/api/support-requests/" + reference)
                .with(200)
                .json();
        return ENDED.contains(view.path("status").asText());
    }

    private List<Task> openTasks(String reference) {
        return administration.query("""
                SELECT t.id_, t.task_def_key_ FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                 WHERE e.business_key_ = ? ORDER BY t.task_def_key_, t.id_""", (row, n) -> new Task(row.getString(1), row.getString(2)), reference);
    }

    /** Whoever has worked such a task is asked first: a claim that is refused takes time too. */
    private boolean work(Task task) {
        return Stream.concat(Stream.ofNullable(experienced.get(task.key())), STAFF.stream())
                .anyMatch(user -> work(task, user));
    }

    private boolean work(Task task, String user) {
        Answer claim = meter.count(
                "claim",
                () -> http.post(user, task.path() + "/claim", Map.of("userId", user)),
                answer -> answer.status() == 204);
        if (claim.status() != 204) return false;
        JsonNode form = meter.count("form", () -> http.get(user, task.path() + "/deployed-form"), answer -> true)
                .with(200)
                .json();
        Map<String, Object> answers = new FormFiller(today, Map.of()).submission(form);
        meter.count("answer", () -> http.post(user, task.path() + "/submit-form", answers), answer -> true)
                .with(204);
        experienced.put(task.key(), user);
        return true;
    }

    private record Task(String id, String key) {
        String path() {
            return "/engine-rest/task/" + id;
        }
    }
}
