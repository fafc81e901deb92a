package org.ncbrelay.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FormFiller;
import org.ncbrelay.support.RandomAnswers;
import org.ncbrelay.support.RandomMatter;
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

    /** Those of the demo's officers. */
    private static final List<String> COUNTRIES = List.of("KEN", "IDN", "FRA", "BRA", "SGP");

    private static final List<String> EVERYBODY = Stream.concat(
                    Stream.of("gs", "analyst", "lead", "ist", "analyst2"),
                    COUNTRIES.stream()
                            .map(each -> each.toLowerCase(Locale.ROOT))
                            .flatMap(each -> Stream.of("ncb." + each, "ncbhead." + each, "expert." + each)))
            .toList();
    private static final Duration SOON = Duration.ofSeconds(10);
    /** In percent; our default: with less, hardly a case gets far. */
    private static final int OFTEN_THE_FIRST_CHOICE = 60;

    private final Caller http;
    private final Map<String, Parked> parked = new LinkedHashMap<>();

    /** @param open the task, left unclaimed */
    record Parked(String reference, Staff.Open open) {}

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

    /**
     * Files so many cases more, each about something else, and has them worked at random until they come to a task at which none waits. What
     * a case leads to elsewhere, such as a question about a hit, is parked where it is found.
     */
    ParkedCases wander(int cases, long seed) {
        Random chance = new Random(seed);
        for (int i = 0; i < cases; i++) {
            String country = COUNTRIES.get(chance.nextInt(COUNTRIES.size())).toLowerCase(Locale.ROOT);
            Staff staff = new Staff(http, TODAY, file(country, matter(chance)))
                    .answering(new RandomAnswers(chance, OFTEN_THE_FIRST_CHOICE, COUNTRIES));
            try {
                // Most of what is answered at random comes to wait for a date, which nobody need wait for here.
                park(staff, staff::wander, SOON);
            } catch (Answer.Unexpected refused) {
                // Answers that fit no case: it is left where it is.
                if (refused.isFailure()) throw refused;
            }
            parkWhatIsOpen(staff.users());
        }
        return this;
    }

    /** The same with so many reports of intelligence, which the General Secretariat registers itself. */
    ParkedCases wanderWithIntelligence(int reports, long seed) {
        Random chance = new Random(seed);
        for (int i = 0; i < reports; i++) {
            Staff staff = new Staff(http, TODAY, register(chance), EVERYBODY)
                    .answering(new RandomAnswers(chance, OFTEN_THE_FIRST_CHOICE, COUNTRIES));
            try {
                for (Staff.Open open = soon(staff); open != null; open = soon(staff)) {
                    Parked here = new Parked(staff.reference(), open);
                    if (parked.putIfAbsent(open.taskKey(), here) == null) break;
                    staff.wander(open);
                }
            } catch (Answer.Unexpected refused) {
                // Answers that fit no report: it is left where it is.
                if (refused.isFailure()) throw refused;
            }
            parkWhatIsOpen(EVERYBODY);
        }
        return this;
    }

    private String register(Random chance) {
        Map<String, Object> report = new RandomMatter(chance, COUNTRIES).intelligence(null);
        return http.post("analyst", "/api/intelligence", report)
                .with(201)
                .json()
                .path("reference")
                .asText();
    }

    /** The next task of a report; null where none comes soon. */
    private static Staff.Open soon(Staff staff) {
        try {
            return await().atMost(SOON).until(staff::next, Objects::nonNull);
        } catch (ConditionTimeoutException none) {
            return null;
        }
    }

    private void parkWhatIsOpen(List<String> users) {
        for (String user : users)
            for (JsonNode task : http.get(user, "/engine-rest/task").with(200).json()) {
                Staff.Open open = Staff.Open.of(user, task);
                if (parked.containsKey(open.taskKey())) continue;
                String path = "/engine-rest/task/" + open.taskId();
                if (http.post(user, path + "/claim", Map.of("userId", user)).status() != 204) continue;
                http.post(user, path + "/unclaim", Map.of()).with(204);
                parked.put(open.taskKey(), new Parked(open.name(), open));
            }
    }

    private static ObjectNode matter(Random chance) {
        ObjectNode request = TodaysRequest.of(TODAY);
        List<Capability> wanted = new ArrayList<>(CAPABILITIES);
        Collections.shuffle(wanted, chance);
        Samples.with(
                request,
                "capabilities",
                wanted.subList(0, 1 + chance.nextInt(2)).stream()
                        .map(Capability::name)
                        .toList());
        if (chance.nextInt(3) == 0) Samples.with(request, "confidentiality", "CONFIDENTIAL");
        if (chance.nextInt(4) == 0)
            Samples.with(request, "externalSource", RandomMatter.external(chance.nextBoolean()));
        return request;
    }

    private String file(String country, ObjectNode request) {
        return http.post("agency." + country, "/api/support-requests", request)
                .with(201)
                .json()
                .path("reference")
                .asText();
    }

    private boolean parkOne(String country, Capability capability) {
        ObjectNode request = TodaysRequest.of(TODAY);
        Samples.with(request, "capabilities", List.of(capability.name()));
        Staff staff = new Staff(http, TODAY, file(country, request));
        return park(staff, staff::complete, LONGEST_WAIT);
    }

    private boolean park(Staff staff, Consumer<Staff.Open> work, Duration patience) {
        for (Staff.Open open = next(staff, patience); open != null; open = next(staff, patience)) {
            if (!parked.containsKey(open.taskKey())) {
                parked.put(open.taskKey(), new Parked(staff.reference(), open));
                return true;
            }
            work.accept(open);
        }
        return false;
    }

    /** The next task of a case; null where it has ended, or waits for nothing that people or workers do. */
    private static Staff.Open next(Staff staff, Duration patience) {
        Staff.Open[] found = {null};
        try {
            await().atMost(patience).until(() -> {
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
