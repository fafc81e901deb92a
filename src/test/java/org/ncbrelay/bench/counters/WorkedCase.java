package org.ncbrelay.bench.counters;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.ncbrelay.port.WaitingWork;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FormFiller;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Works the sample of the ivory market from its submission to the closed case, each officer over HTTP as themselves, and enters
 * what the relay does for it into a ledger: the claim, the form and the answer of every task, jobs, letters and the record. How
 * officers find their tasks is left out, because that depends on how often they look; so are claims that are refused, and the
 * job executor's search for jobs.
 */
final class WorkedCase {
    private static final List<String> STAFF =
            List.of("agency.ken", "ncb.ken", "ncbhead.ken", "gs", "analyst", "analyst2", "lead", "ist", "expert.ken");
    private static final Set<String> WORKERS = Set.of("mail-worker", "iis-worker");
    private static final Set<String> ENDED = Set.of("CLOSED", "DECLINED", "WITHDRAWN");

    private final Caller http;
    private final JdbcTemplate administration;
    private final ManagementService management;
    private final List<WaitingWork> workers;
    private final LocalDate today;
    private final Map<String, String> experienced = new HashMap<>();

    WorkedCase(
            Caller http,
            JdbcTemplate administration,
            ManagementService management,
            List<WaitingWork> workers,
            LocalDate today) {
        this.http = http;
        this.administration = administration;
        this.management = management;
        this.workers = workers.stream()
                .filter(worker -> WORKERS.contains(worker.name()))
                .toList();
        this.today = today;
    }

    /**
     * Submits the request.
     *
     * @return the reference of the case
     */
    String submit(int number, Ledger ledger) {
        return ledger.count("submission", () -> Submission.send(http, number), answer -> true)
                .with(201)
                .json()
                .path("reference")
                .asText();
    }

    /** Works a submitted case until it is closed. */
    void close(String reference, Ledger ledger) {
        while (!hasEnded(reference)) {
            boolean moved = continueWork(ledger);
            for (Task task : openTasks(reference)) moved |= work(task, ledger);
            if (!moved) throw new AssertionError("nobody could work " + openTasks(reference));
        }
        while (continueWork(ledger)) continue;
    }

    /** Sends what waits to leave and runs the jobs that need not wait. */
    boolean continueWork(Ledger ledger) {
        boolean moved = false;
        for (WaitingWork worker : workers) moved |= ledger.countIfItWrites(worker.name(), worker::doDue);
        for (Job job : management.createJobQuery().messages().list())
            moved |= ledger.countIfItWrites("job", () -> management.executeJob(job.getId()));
        return moved;
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
    private boolean work(Task task, Ledger ledger) {
        return Stream.concat(Stream.ofNullable(experienced.get(task.key())), STAFF.stream())
                .anyMatch(user -> work(task, user, ledger));
    }

    private boolean work(Task task, String user, Ledger ledger) {
        Answer claim = ledger.count(
                "claim",
                () -> http.post(user, task.path() + "/claim", Map.of("userId", user)),
                answer -> answer.status() == 204);
        if (claim.status() != 204) return false;
        JsonNode form = ledger.count("form", () -> http.get(user, task.path() + "/deployed-form"), answer -> true)
                .with(200)
                .json();
        Map<String, Object> answers = new FormFiller(today, Map.of()).submission(form);
        ledger.count("answer", () -> http.post(user, task.path() + "/submit-form", answers), answer -> true)
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
