package org.ncbrelay.support;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.support.sources.Model;

/** Everybody who works on one case over {@code /engine-rest}, each logged in as themselves and only with their own tasks. */
public final class Staff {
    private static final Set<String> ENDED = Set.of("CLOSED", "DECLINED", "WITHDRAWN");
    /** What the diagrams give to analysts first: on some of it a lead decides afterwards. */
    private static final Set<String> FIRST_OF_ANALYSTS = Model.diagrams().stream()
            .flatMap(diagram -> diagram.all("bpmn:userTask"))
            .filter(task -> task.getAttribute("camunda:candidateGroups").equals("gwet-analysts,gwet-leads"))
            .map(task -> task.getAttribute("id"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Caller http;
    private final LocalDate today;
    private final String reference;
    private final List<String> users;
    private final Map<String, Map<String, Object>> wanted = new HashMap<>();
    private final Set<String> worked = new LinkedHashSet<>();

    public Staff(Caller http, LocalDate today, String reference) {
        this(http, today, reference, everybody(reference));
    }

    /** @param users who works, in the order in which they look at their tasks */
    public Staff(Caller http, LocalDate today, String reference, List<String> users) {
        this.http = http;
        this.today = today;
        this.reference = reference;
        this.users = users;
    }

    /** From now on a task is answered so, where it would else be the first choice. */
    public Staff answering(String taskKey, String field, Object answer) {
        wanted.computeIfAbsent(taskKey, key -> new HashMap<>()).put(field, answer);
        return this;
    }

    /** Works until the case has ended. */
    public JsonNode untilTheEnd() {
        await().atMost(PATIENCE).until(() -> hasEnded() || !workAll(null) && hasEnded());
        return view();
    }

    /** Works until a task of this kind is open, and leaves it there. */
    public Open until(String taskKey) {
        return await().atMost(PATIENCE).until(() -> reach(taskKey), open -> open != null);
    }

    /** Whose turn it is: the first task that anybody may claim, left unclaimed; null if there is none at this moment. */
    public Open next() {
        for (String user : users) {
            for (JsonNode task : tasks(user)) {
                Open open = Open.of(user, task);
                if (isLeftToAnalysts(open) || !claim(open)) continue;
                http.post(user, "/engine-rest/task/" + open.taskId() + "/unclaim", Map.of())
                        .with(204);
                return open;
            }
        }
        return null;
    }

    /** Works one task after the other, which must lead to it. */
    public void complete(Open open) {
        submit(open, answers(open)).with(204);
        worked.add(open.user() + " " + open.taskKey());
    }

    public Answer submit(Open open, Map<String, Object> answers) {
        return http.post(
                open.user(), "/engine-rest/task/" + open.taskId() + "/submit-form", FormFiller.submission(answers));
    }

    /** What would be answered to the form of a task. */
    public Map<String, Object> answers(Open open) {
        return new FormFiller(today, wanted.getOrDefault(open.taskKey(), Map.of())).fill(form(open));
    }

    private JsonNode form(Open open) {
        return http.get(open.user(), "/engine-rest/task/" + open.taskId() + "/deployed-form")
                .with(200)
                .json();
    }

    /** Who completed what, as {@code <user> <task>}, in order. */
    public Set<String> worked() {
        return Set.copyOf(worked);
    }

    public JsonNode view() {
        String bureau = "ncb." + reference.substring(0, 3).toLowerCase(Locale.ROOT);
        return http.get(bureau, "/api/support-requests/" + reference).with(200).json();
    }

    public boolean hasEnded() {
        return ENDED.contains(view().path("status").asText());
    }

    /** Who works here. */
    public List<String> users() {
        return users;
    }

    /** The agency first, then everybody whom the flow can ask. */
    private static List<String> everybody(String reference) {
        String country = reference.substring(0, 3).toLowerCase(Locale.ROOT);
        return List.of(
                "agency." + country,
                "ncb." + country,
                "ncbhead." + country,
                "gs",
                "analyst",
                "lead",
                "ist",
                "analyst2",
                "expert." + country);
    }

    private Open reach(String taskKey) {
        Open[] reached = {null};
        while (reached[0] == null && workAll(new Stop(taskKey, reached))) continue;
        return reached[0];
    }

    /** @return whether anything moved */
    private boolean workAll(Stop stop) {
        boolean moved = false;
        for (String user : users) {
            for (JsonNode task : tasks(user)) {
                Open open = Open.of(user, task);
                if (isLeftToAnalysts(open) || !claim(open)) continue;
                if (stop != null && stop.at(open)) return false;
                complete(open);
                moved = true;
            }
        }
        return moved;
    }

    /** There is one lead: what a lead has assessed, no other could decide. */
    private boolean isLeftToAnalysts(Open open) {
        return open.user().equals("lead") && users.contains("analyst") && FIRST_OF_ANALYSTS.contains(open.taskKey());
    }

    private JsonNode tasks(String user) {
        return http.get(user, "/engine-rest/task?processInstanceBusinessKey=" + reference)
                .with(200)
                .json();
    }

    /** Other roles' tasks are refused, and those of which the user wrote the subject. */
    private boolean claim(Open open) {
        Answer claimed =
                http.post(open.user(), "/engine-rest/task/" + open.taskId() + "/claim", Map.of("userId", open.user()));
        return claimed.status() == 204;
    }

    /** A task that this officer may claim. */
    public record Open(String user, String taskId, String taskKey, String name) {
        public static Open of(String user, JsonNode task) {
            return new Open(
                    user,
                    task.path("id").asText(),
                    task.path("taskDefinitionKey").asText(),
                    task.path("name").asText());
        }
    }

    private record Stop(String taskKey, Open[] reached) {
        boolean at(Open open) {
            if (!open.taskKey().equals(taskKey)) return false;
            reached[0] = open;
            return true;
        }
    }
}
