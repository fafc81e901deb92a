package org.ncbrelay.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.FormFiller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.TodaysRequest;

/**
 * Agencies that file requests and bureaus that acknowledge them, by script, and officers with a session who look at their cases: each a
 * thread, until it is stopped.
 */
final class ClusterLoad implements AutoCloseable {
    private static final List<String> COUNTRIES = List.of("ken", "idn", "fra", "bra", "sgp");
    private static final Set<Integer> NOBODY_THERE = Set.of(500, 502, 503, 504);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    /**
     * How much of it.
     *
     * @param scripts  that file and acknowledge
     * @param browsers with a session each
     * @param rest     of a script between two cases
     */
    record Size(int scripts, int browsers, Duration rest) {}

    private final int port;
    private final Tally tally;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean stopped;

    private ClusterLoad(int port, Tally tally) {
        this.port = port;
        this.tally = tally;
    }

    /** @param port of the proxy */
    static ClusterLoad start(int port, Tally tally, Size size) {
        ClusterLoad load = new ClusterLoad(port, tally);
        for (int i = 0; i < size.scripts(); i++) load.script(COUNTRIES.get(i % COUNTRIES.size()), size.rest());
        for (int i = 0; i < size.browsers(); i++) load.browser("ncb." + COUNTRIES.get(i % COUNTRIES.size()));
        return load;
    }

    private void script(String country, Duration rest) {
        PatientClient client = new PatientClient(port, tally);
        running.add(threads.submit(() -> {
            while (!stopped) {
                fileAndAcknowledge(client, country);
                pause(rest.toMillis());
            }
        }));
    }

    private void fileAndAcknowledge(PatientClient client, String country) {
        String title = "Ivory " + UUID.randomUUID();
        ObjectNode request = TodaysRequest.of(TODAY);
        Samples.with(request, "title", title);
        PatientClient.Reply filed =
                client.post("agency." + country, "/api/support-requests", request, "Idempotency-Key", title);
        if (filed.status() != 201) {
            tally.failure("submission: " + filed);
            return;
        }
        String reference = filed.json().path("reference").asText();
        tally.submitted(title, reference);
        acknowledge(client, "ncb." + country, reference);
    }

    private void acknowledge(PatientClient client, String officer, String reference) {
        String open = "/engine-rest/task?processInstanceBusinessKey=" + reference;
        PatientClient.Reply tasks = client.get(officer, open);
        String id = tasks.status() == 200 ? tasks.json().path(0).path("id").asText() : "";
        if (id.isEmpty()) {
            tally.failure("the bureau's task: " + tasks);
            return;
        }
        String task = "/engine-rest/task/" + id;
        PatientClient.Reply claimed = client.post(officer, task + "/claim", Map.of("userId", officer));
        // Once more what was done already is refused; that the officer holds the task is seen by what follows.
        if (claimed.status() != 204 && claimed.attempts() == 1) tally.failure("claim: " + claimed);
        PatientClient.Reply form = client.get(officer, task + "/deployed-form");
        if (form.status() != 200) {
            tally.failure("form: " + form);
            return;
        }
        Map<String, Object> answers = new FormFiller(TODAY, Map.of()).fill(form.json());
        PatientClient.Reply done = client.post(officer, task + "/submit-form", FormFiller.submission(answers));
        if (done.status() == 204 || done.attempts() > 1 && isGone(client.get(officer, open), id))
            tally.acknowledged(reference);
        else tally.failure("answer: " + done);
    }

    /** A script whose answer was cut off looks whether the task is still there. */
    private static boolean isGone(PatientClient.Reply tasks, String id) {
        if (tasks.status() != 200) return false;
        for (JsonNode task : tasks.json()) if (task.path("id").asText().equals(id)) return false;
        return true;
    }

    /** Looks at the cases again and again with one login, which must last. */
    private void browser(String officer) {
        Caller session = Caller.session(port, officer, "wildlife-demo");
        running.add(threads.submit(() -> {
            while (!stopped) look(session, officer);
        }));
    }

    private void look(Caller session, String officer) {
        tally.request();
        String last = "";
        for (int attempt = 1; attempt <= 10; attempt++) {
            if (attempt > 1) tally.retry();
            try {
                HttpResponse<String> page = session.get("/cases", "Accept", "text/html");
                if (page.statusCode() == 200) {
                    pause(200);
                    return;
                }
                last = page.statusCode() + " to "
                        + page.headers().firstValue("Location").orElse("nowhere");
                if (!NOBODY_THERE.contains(page.statusCode())) {
                    tally.lostLogin(officer + ": " + last);
                    return;
                }
                if (page.statusCode() == 500) break;
            } catch (UncheckedIOException unanswered) {
                last = unanswered.toString();
            }
            pause(250L * attempt);
        }
        tally.failure("page: " + last);
    }

    private static void pause(long milliseconds) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }

    /** Lets each finish what it has begun, and passes on what broke one. */
    @Override
    public void close() throws Exception {
        stopped = true;
        threads.shutdown();
        for (Future<?> each : running) each.get(2, TimeUnit.MINUTES);
    }
}
