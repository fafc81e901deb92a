package org.ncbrelay.labs;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.matter.RandomAnswers;
import org.ncbrelay.support.matter.RandomMatter;
import org.ncbrelay.support.matter.TodaysRequest;

/**
 * Running cases, each of which waits at another task: a case is worked until a task is open at which none waits yet, and left there. The
 * next case gets further. Countries take turns, with and without an approval of the agency, and so do capabilities.
 */
final class ParkedCases {
    /** A case without a task waits for a job or a worker; beyond this, for a date. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Most of what is answered at random waits for a date soon. */
    private static final Duration SOON = Duration.ofSeconds(10);
    /** All but the notice, for which the sample does not say enough. */
    private static final List<Capability> CAPABILITIES = Arrays.stream(Capability.values())
            .filter(each -> each != Capability.NOTICE)
            .toList();

    private static final List<String> COUNTRIES = List.of("KEN", "IDN", "FRA", "BRA", "SGP");
    private static final List<String> EVERYBODY = Stream.concat(
                    Stream.of("gs", "analyst", "lead", "ist", "analyst2"),
                    Requests.COUNTRIES.stream()
                            .flatMap(each -> Stream.of("ncb." + each, "ncbhead." + each, "expert." + each)))
            .toList();
    /** In percent; our default: with less, hardly a case gets far. */
    private static final int OFTEN_THE_FIRST_CHOICE = 60;

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
            Staff staff = new Staff(http, Requests.TODAY, file(i % 3 == 2 ? "idn" : "ken", request));
            inVain = park(staff, staff::complete, LONGEST_WAIT) ? 0 : inVain + 1;
        }
        return this;
    }

    /**
     * Files so many cases more, every fifth a report of intelligence, and has them worked at random until they come to a task at which none
     * waits. What a case leads to elsewhere, such as a question about a hit, is parked where it is found.
     */
    ParkedCases wander(int cases, long seed) {
        Random chance = new Random(seed);
        for (int i = 0; i < cases; i++) {
            Staff staff = (i % 5 == 4
                            ? new Staff(http, Requests.TODAY, register(chance), EVERYBODY)
                            : new Staff(http, Requests.TODAY, file(Requests.COUNTRIES.get(i % 5), matter(chance))))
                    .answering(new RandomAnswers(chance, OFTEN_THE_FIRST_CHOICE, COUNTRIES));
            try {
                park(staff, staff::wander, SOON);
            } catch (Answer.Unexpected refused) {
                // Answers that fit no case: it is left where it is.
                if (refused.isFailure()) throw refused;
            }
            staff.users().forEach(this::parkWhatIsOpen);
        }
        return this;
    }

    private String register(Random chance) {
        return http.post("analyst", "/api/intelligence", new RandomMatter(chance, COUNTRIES).intelligence(null))
                .with(201)
                .json()
                .path("reference")
                .asText();
    }

    private String file(String country, ObjectNode request) {
        return http.submit("agency." + country, request);
    }

    private static ObjectNode matter(Random chance) {
        ObjectNode request = TodaysRequest.of(Requests.TODAY);
        List<Capability> wanted = new ArrayList<>(CAPABILITIES);
        Collections.shuffle(wanted, chance);
        Samples.with(request, "capabilities", wanted.subList(0, 1 + chance.nextInt(2)));
        if (chance.nextInt(3) == 0) Samples.with(request, "confidentiality", "CONFIDENTIAL");
        if (chance.nextInt(4) == 0)
            Samples.with(request, "externalSource", RandomMatter.external(chance.nextBoolean()));
        return request;
    }

    private void parkWhatIsOpen(String user) {
        for (JsonNode task : http.get(user, "/engine-rest/task").with(200).json()) {
            Staff.Open open = Staff.Open.of(user, task);
            if (parked.containsKey(open.taskKey()) || claim(http, open).status() != 204) continue;
            http.post(user, path(open) + "/unclaim", Map.of()).with(204);
            parked.put(open.taskKey(), open);
        }
    }

    private boolean park(Staff staff, Consumer<Staff.Open> work, Duration patience) {
        for (Staff.Open open = next(staff, patience); open != null; open = next(staff, patience)) {
            if (parked.putIfAbsent(open.taskKey(), open) == null) return true;
            work.accept(open);
        }
        return false;
    }

    /** The next task of a case; null where it has ended, or waits for nothing that people or workers do. */
    private static Staff.Open next(Staff staff, Duration patience) {
        boolean isReport = staff.reference().startsWith("INT-");
        Staff.Open[] found = {null};
        try {
            await().atMost(patience).until(() -> {
                found[0] = staff.next();
                return found[0] != null || !isReport && staff.hasEnded();
            });
            return found[0];
        } catch (ConditionTimeoutException waits) {
            return null;
        }
    }

    private static String path(Staff.Open open) {
        return "/engine-rest/task/" + open.taskId();
    }

    private static Answer claim(Caller at, Staff.Open open) {
        return at.post(open.user(), path(open) + "/claim", Map.of("userId", open.user()));
    }

    /** Claims a task, and returns its form as it is served now. */
    static Answer form(String address, Staff.Open open) {
        Caller at = new Caller(address);
        claim(at, open);
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
}
