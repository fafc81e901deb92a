package org.ncbrelay.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionTimeoutException;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FormFiller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.TodaysRequest;

/**
 * Running cases, each of which waits at another task: a case is worked until a task is open at which none waits yet, and left there. The
 * next case gets further. Countries take turns, with and without an approval of the agency, and so do capabilities.
 */
final class ParkedCases {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    /** A case that nobody can go on with at this moment waits for a job or a worker; beyond this, for a date. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** All but the notice, for which the sample does not say enough. */
    private static final List<Capability> CAPABILITIES = Arrays.stream(Capability.values())
            .filter(each -> each != Capability.NOTICE)
            .toList();

    private final Caller http;
    private final Map<String, Parked> parked = new LinkedHashMap<>();

    /** @param open the task, left unclaimed */
    record Parked(String reference, Staff.Open open, Staff staff) {}

    ParkedCases(int port) {
        http = new Caller("http://localhost:" + port);
    }

    /** Files at most so many cases; ends when one of each capability reached its end without a task that is new. */
    ParkedCases park(int most) {
        int inVain = 0;
        for (int i = 0; i < most && inVain < CAPABILITIES.size(); i++) {
            String country = i % 3 == 2 ? "idn" : "ken";
            inVain = parkOne(country, CAPABILITIES.get(i % CAPABILITIES.size())) ? 0 : inVain + 1;
        }
        return this;
    }

    private boolean parkOne(String country, Capability capability) {
        ObjectNode request = TodaysRequest.of(TODAY);
        Samples.with(request, "capabilities", List.of(capability.name()));
        String reference = http.post("agency." + country, "/api/support-requests", request)
                .with(201)
                .json()
                .path("reference")
                .asText();
        Staff staff = new Staff(http, TODAY, reference);
        for (Staff.Open open = next(staff); open != null; open = next(staff)) {
            if (!parked.containsKey(open.taskKey())) {
                parked.put(open.taskKey(), new Parked(reference, open, staff));
                return true;
            }
            staff.complete(open);
        }
        return false;
    }

    /** The next task of a case; null where it has ended, or waits for nothing that people or workers do. */
    private static Staff.Open next(Staff staff) {
        Staff.Open[] found = {null};
        try {
            await().atMost(LONGEST_WAIT).until(() -> {
                found[0] = staff.next();
                return found[0] != null || staff.hasEnded();
            });
        } catch (ConditionTimeoutException waits) {
            return null;
        }
        return found[0];
    }

    Map<String, Parked> all() {
        return parked;
    }

    /** The case that waits at this task, which is left to the caller. */
    Parked take(String taskKey) {
        return Objects.requireNonNull(parked.remove(taskKey), taskKey);
    }

    /** The form of its task, as it is served now. */
    static String formOf(Parked at, int port) {
        Caller http = new Caller("http://localhost:" + port);
        String task = "/engine-rest/task/" + at.open().taskId();
        http.post(at.open().user(), task + "/claim", Map.of("userId", at.open().user()))
                .with(204);
        return http.get(at.open().user(), task + "/deployed-form").with(200).text();
    }

    /**
     * Answers each of the tasks, by the form that it was made with.
     *
     * @param newMark what no such form may hold
     * @return what went wrong
     */
    List<String> workAll(int port, String newMark) {
        Caller now = new Caller("http://localhost:" + port);
        List<String> problems = new ArrayList<>();
        parked.forEach((key, at) -> {
            String task = "/engine-rest/task/" + at.open().taskId();
            String user = at.open().user();
            Answer claimed = now.post(user, task + "/claim", Map.of("userId", user));
            Answer form = now.get(user, task + "/deployed-form");
            if (form.status() != 200) {
                problems.add(key + ": " + claimed + ", " + form);
                return;
            }
            if (form.text().contains(newMark))
                problems.add(key + " of " + at.reference() + " has a form of the next version");
            JsonNode asked = form.json();
            Answer done = now.post(
                    user, task + "/submit-form", FormFiller.submission(new FormFiller(TODAY, Map.of()).fill(asked)));
            if (done.status() != 204) problems.add(key + " of " + at.reference() + ": " + done);
        });
        return problems;
    }
}
