package org.ncbrelay.labs;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.matter.TodaysRequest;

/**
 * Running cases, each of which waits at another task: a case is worked until a task is open at which none waits yet, and left there. The
 * next case gets further. Countries take turns, with and without an approval of the agency, and so do capabilities.
 */
final class ParkedCases {
    /** A case without a task waits for a job or a worker; beyond this, for a date. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** All but the notice, for which the sample does not say enough. */
    private static final List<Capability> CAPABILITIES = Arrays.stream(Capability.values())
            .filter(each -> each != Capability.NOTICE)
            .toList();

    private final Caller http;
    /** By the key of their task, which is left unclaimed. */
    private final Map<String, Staff.Open> parked = new LinkedHashMap<>();

    /** @param address of a node or of a proxy */
    ParkedCases(String address) {
        http = new Caller(address);
    }

    Map<String, Staff.Open> all() {
        return parked;
    }

    /** Files at most so many cases; ends when one of each capability reached its end without a task that is new. */
    ParkedCases park(int most) {
        int inVain = 0;
        for (int i = 0; i < most && inVain < CAPABILITIES.size(); i++) {
            ObjectNode request = TodaysRequest.of(Requests.TODAY);
            String capability = CAPABILITIES.get(i % CAPABILITIES.size()).name();
            Samples.with(request, "capabilities", List.of(capability));
            Staff staff =
                    new Staff(http, Requests.TODAY, http.submit(i % 3 == 2 ? "agency.idn" : "agency.ken", request));
            inVain = park(staff) ? 0 : inVain + 1;
        }
        return this;
    }

    /** Files one case, and works it until this task is open. */
    ParkedCases parkAt(String task) {
        String reference = http.submit("agency.ken", TodaysRequest.of(Requests.TODAY));
        parked.put(task, new Staff(http, Requests.TODAY, reference).until(task));
        return this;
    }

    private boolean park(Staff staff) {
        for (Staff.Open open = next(staff); open != null; open = next(staff)) {
            if (parked.putIfAbsent(open.taskKey(), open) == null) return true;
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
            return found[0];
        } catch (ConditionTimeoutException waits) {
            return null;
        }
    }

    /** Claims a task, and returns its form as it is served now. */
    static Answer form(String address, Staff.Open open) {
        Caller at = new Caller(address);
        at.post(open.user(), path(open) + "/claim", Map.of("userId", open.user()));
        return at.get(open.user(), path(open) + "/deployed-form");
    }

    /**
     * Answers each of the tasks, by the form that it was made with.
     *
     * @param newMark what no such form may hold
     * @return what went wrong
     */
    List<String> workAll(String address, String newMark) {
        List<String> problems = new ArrayList<>();
        parked.forEach((key, open) -> {
            Answer form = form(address, open);
            if (form.status() != 200) {
                problems.add(key + ": " + form);
                return;
            }
            if (form.text().contains(newMark)) problems.add(key + " has a form of the next version");
            Answer done = new Caller(address).post(open.user(), path(open) + "/submit-form", Load.answers(form.json()));
            if (done.status() != 204) problems.add(key + ": " + done);
        });
        return problems;
    }

    private static String path(Staff.Open open) {
        return "/engine-rest/task/" + open.taskId();
    }
}
