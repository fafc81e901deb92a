package org.ncbrelay.support.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.scenarios.Scenario.Book;
import org.ncbrelay.support.scenarios.Scenario.Row;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.ncbrelay.support.walks.SeenPassages;
import org.ncbrelay.support.walks.SupportWalk;

/** Works the rows of a scenario, each as the person whose it is. */
public final class ScenarioRun {
    private final Flowchart flow;
    private final Desk desk;
    private final Caller http;
    private final TaskService tasks;
    private final FormService forms;
    private final RuntimeService runtime;
    private final SeenPassages seen;
    private final Book book;
    private final Names names;
    private final Map<String, Object> walks;
    private final Properties facts;
    private final IntelligenceWalk intelligence;

    private final Map<String, CaseReference> cases = new HashMap<>();
    private CaseReference reference;
    /** When somebody acted last. */
    private Instant acted;

    public ScenarioRun(
            Flowchart flow,
            Walk walk,
            SupportWalk support,
            CapabilityWalk capability,
            IntelligenceWalk intelligence,
            Desk desk,
            Caller http,
            TaskService tasks,
            FormService forms,
            RuntimeService runtime,
            SeenPassages seen,
            Book book,
            Properties facts) {
        this.flow = flow;
        this.desk = desk;
        this.http = http;
        this.tasks = tasks;
        this.forms = forms;
        this.runtime = runtime;
        this.seen = seen;
        this.book = book;
        this.facts = facts;
        this.intelligence = intelligence;
        this.names = new Names(book);
        this.walks = Map.of("", walk, "mission", support, "capability", capability, "intelligence", intelligence);
    }

    /** Unknown names of all tables, each with its line. */
    public static List<String> wrong(Book book, IdentityService identity, Properties facts) {
        Map<String, Class<?>> walks = Map.of(
                "",
                Walk.class,
                "mission",
                SupportWalk.class,
                "capability",
                CapabilityWalk.class,
                "intelligence",
                IntelligenceWalk.class);
        return new Names(book)
                .wrong(
                        user -> identity.createUserQuery().userId(user).count() == 1,
                        step -> method(walks.getOrDefault(prefix(step), Object.class), step)
                                .isPresent(),
                        facts.stringPropertyNames());
    }

    public void run(List<Row> rows) {
        for (Row row : rows) {
            try {
                work(row);
            } catch (AssertionError | RuntimeException failed) {
                if (failed instanceof AtRow) throw failed;
                throw new AtRow(row, failed);
            }
        }
    }

    /** Says which line of which table failed. */
    private static final class AtRow extends AssertionError {
        private AtRow(Row row, Throwable cause) {
            super(row + "\n" + cause, cause);
        }
    }

    public CaseReference reference() {
        return reference;
    }

    private void work(Row row) {
        String[] who = row.who().split(" ");
        switch (who[0]) {
            case "case" -> begun(who, flow.submit(row.what(), changed(row)));
            case "intelligence" -> begun(who, intelligence.register(row.what(), changed(row)));
            case "at" -> reference = known(row.what());
            case "walk" -> Stream.of(row.what().split(", *")).forEach(this::walk);
            case "timer" -> fire(row);
            case "clock" -> flow.advance(duration(row.what()));
            case "relay" -> relay(row);
            case "then" -> then(row);
            default -> act(row);
        }
        if (!List.of("timer", "then", "clock").contains(who[0])) acted = flow.now();
    }

    private void begun(String[] who, CaseReference begun) {
        reference = begun;
        cases.put(who.length > 1 ? who[1] : "", begun);
    }

    private Consumer<Map<String, Object>> changed(Row row) {
        return body -> resolved(row.answers()).forEach((field, value) -> {
            if (value == null) body.remove(field);
            else body.put(field, value);
        });
    }

    private CaseReference known(String name) {
        return Optional.ofNullable(cases.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no case is named " + name));
    }

    private Map<String, Object> resolved(Map<String, Object> answers) {
        Map<String, Object> resolved = new HashMap<>();
        answers.forEach((field, value) -> resolved.put(field, resolved(value)));
        return resolved;
    }

    @SuppressWarnings("unchecked")
    private Object resolved(Object value) {
        if (value instanceof Map<?, ?> map) return resolved((Map<String, Object>) map);
        if (value instanceof Collection<?> several)
            return several.stream().map(this::resolved).toList();
        if (!(value instanceof String text) || !text.startsWith("@")) return value;
        if (text.startsWith("@+")) return SupportWalk.day(flow, Integer.parseInt(text.substring(2)));
        return known(text.substring(1)).value();
    }

    private void walk(String step) {
        if (book.steps().containsKey(step)) {
            run(book.steps().get(step));
            return;
        }
        String[] words = step.split(" ");
        Object on = walks.get(prefix(words[0]));
        Method method = method(on.getClass(), words[0])
                .orElseThrow(() -> new IllegalArgumentException("no steps are named " + step));
        List<Object> arguments = new ArrayList<>();
        int next = 1;
        int last = Arrays.asList(method.getParameterTypes()).lastIndexOf(CaseReference.class);
        for (int i = 0; i < method.getParameterCount(); i++) {
            Class<?> type = method.getParameterTypes()[i];
            if (i == last) arguments.add(reference);
            else if (type == CaseReference.class) arguments.add(known(words[next++].substring(1)));
            else if (type == int.class) arguments.add(Integer.parseInt(words[next++]));
            else arguments.add(words[next++]);
        }
        try {
            method.invoke(on, arguments.toArray());
        } catch (java.lang.reflect.InvocationTargetException failed) {
            if (failed.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(failed.getCause());
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    private static String prefix(String step) {
        return step.contains(".") ? step.substring(0, step.indexOf('.')) : "";
    }

    /** A step of a case that goes well, by its name. */
    private static Optional<Method> method(Class<?> walk, String step) {
        String name = step.substring(step.indexOf('.') + 1);
        return Arrays.stream(walk.getMethods())
                .filter(method -> method.getName().equals(name) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(CaseReference.class))
                .findFirst();
    }

    /** {@code 3 × Task_X | 36 h}: three times, each so long after the one before, the first after somebody acted. */
    private void fire(Row row) {
        String[] words = row.what().split(" × ");
        int times = words.length > 1 ? Integer.parseInt(words[0]) : 1;
        for (int time = 1; time <= times; time++) {
            flow.fireTimer(reference, words[words.length - 1]);
            if (row.how().isEmpty()) continue;
            if (row.how().contains("T")) assertThat(flow.now()).isEqualTo(row.how());
            else
                assertThat(Duration.between(acted, flow.now()))
                        .isEqualTo(duration(row.how()).multipliedBy(time));
        }
    }

    private static Duration duration(String text) {
        String[] words = text.split(" ");
        return switch (words[1]) {
            case "d" -> Duration.ofDays(Long.parseLong(words[0]));
            case "h" -> Duration.ofHours(Long.parseLong(words[0]));
            case "min" -> Duration.ofMinutes(Long.parseLong(words[0]));
            default -> throw new IllegalArgumentException("unknown unit of time: " + text);
        };
    }

    private void relay(Row row) {
        switch (row.what()) {
            case "records" -> flow.record();
            case "warns of expiry" -> {
                flow.warnOfExpiry(reference);
                if (!row.how().isEmpty()) assertThat(flow.now()).isEqualTo(row.how());
            }
            case "passes on" -> flow.passedOn(reference);
            case "goes on" ->
                assertThat(flow.continueJobs(reference)).as("continuations").isOne();
            default -> throw new IllegalArgumentException("the relay does not do that: " + row.what());
        }
    }

    private void act(Row row) {
        Map<String, Object> answers = resolved(row.answers());
        Object refused = answers.remove("refused");
        String[] words = row.what().split(" ");
        if (!words[words.length - 1].startsWith("Task_")) {
            Object status = answers.remove("status");
            Answer answer = Act.call(http, row.who(), reference, words, answers);
            if (status == null) assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
            else answer.with((int) status);
            if (refused != null) assertThat(answer.badFields()).contains(refused.toString());
        } else if (refused != null) {
            assertThatThrownBy(() -> work(row.who(), words, answers)).hasStackTraceContaining(refused.toString());
        } else work(row.who(), words, answers);
    }

    private void work(String user, String[] words, Map<String, Object> answers) {
        String task = words[words.length - 1];
        if (words.length == 1) flow.work(reference, user, task, answers);
        else
            desk.as(user, () -> {
                List<Task> seen = tasks.createTaskQuery()
                        .processInstanceBusinessKey(reference.value())
                        .taskDefinitionKey(task)
                        .list();
                assertThat(seen).as("tasks that %s sees", user).isNotEmpty();
                int those = Map.of("first", 1, "but-one", seen.size() - 1).getOrDefault(words[0], seen.size());
                seen.stream().limit(those).forEach(each -> forms.submitTaskForm(each.getId(), answers));
            });
    }

    private void then(Row row) {
        String[] words = row.what().replaceFirst("^no ", "").split(" ");
        String subject = words[0];
        switch (subject) {
            case "status" -> assertThat(flow.status(reference)).isEqualTo(row.how());
            case "nothing" -> assertThat(flow.instances(reference)).isEmpty();
            case "due" -> {
                Instant due = flow.timerDue(reference, words[1]);
                if (row.how().contains("T")) assertThat(due).isEqualTo(row.how());
                else assertThat(Duration.between(flow.now(), due)).isEqualTo(duration(row.how()));
            }
            case "limit" ->
                assertThat(Duration.between(
                                flow.now(),
                                flow.task(reference, words[1]).getDueDate().toInstant()))
                        .isEqualTo(duration(row.how()));
            case "variable" -> list(row, "", List.of(variable(words)), split(row));
            case "reads" -> {
                Answer answer = http.get(words[1], path() + (words.length > 2 ? words[2] : ""));
                if (row.how().matches("\\d{3}")) answer.with(Integer.parseInt(row.how()));
                else {
                    String how = row.what().startsWith("no ") ? "no" : "";
                    for (String part : split(row))
                        list(row, how, List.of(answer.with(200).text()), List.of('…' + part + '…'));
                }
            }
            case "offices" -> assertThat(offices(words[1])).containsExactlyInAnyOrderElementsOf(Names.list(row));
            case "assignee" ->
                assertThat(Objects.toString(flow.task(reference, words[1]).getAssignee(), "nobody"))
                        .isEqualTo(row.how());
            case "support" -> list(row, "only", support(words), split(row));
            case "receivers" ->
                assertThat(new TreeSet<>(flow.all(
                                "SELECT organisation FROM outbox_mail WHERE reference = ? AND template = '" + words[2]
                                        + "'",
                                reference)))
                        .containsExactlyElementsOf(Names.list(row));
            case "events" -> list(row, events(words));
            case "letters" -> list(row, letters(words));
            case "reminders" -> {
                if (words.length > 1) list(row, flow.escalations(reference));
                else list(row, "only", flow.escalations(reference), Names.list(row));
            }
            case "tasks" -> {
                if (row.what().equals("tasks only"))
                    assertThat(flow.open(reference)).containsExactlyInAnyOrderElementsOf(Names.list(row));
                else if (row.what().startsWith("no "))
                    assertThat(flow.open(reference)).doesNotContainAnyElementsOf(Names.list(row));
                else assertThat(flow.open(reference)).containsAll(Names.list(row));
            }
            default -> {
                if (row.what().equals("intelligence"))
                    assertThat(intelligence.status(reference)).isEqualTo(row.how());
                else if (names.isDiagram(subject))
                    node(row, subject, row.what().substring(row.what().indexOf(' ') + 1));
                else
                    list(
                            row,
                            words.length > 1 ? words[1] : row.what().startsWith("no ") ? "no" : "",
                            flow.all(facts.getProperty(subject), reference),
                            split(row));
            }
        }
    }

    private String path() {
        return (reference.value().startsWith("INT") ? "/api/intelligence/" : "/api/support-requests/") + reference;
    }

    private String variable(String[] words) {
        return tasks.getVariable(flow.taskId(reference, words[1]), words[2]).toString();
    }

    private List<String> events(String[] words) {
        if (words.length > 2)
            return http.get(words[2], path() + "/timeline").with(200).json().findValuesAsText("kind");
        return reference.value().startsWith("INT") ? intelligence.events(reference) : flow.timeline(reference);
    }

    private List<String> letters(String[] words) {
        if (words.length < 3 || !words[1].equals("to")) return flow.letters(reference);
        return flow.all(
                "SELECT template FROM outbox_mail WHERE reference = ? AND '" + words[2]
                        + "' IN (organisation, recipient) ORDER BY created_at, id",
                reference);
    }

    private List<String> support(String[] words) {
        String which = words.length > 1 ? " AND capability = '" + words[1] + "'" : "";
        return flow.all(
                "SELECT status || coalesce(': ' || reason, '') FROM case_capability WHERE reference = ?" + which
                        + " ORDER BY capability",
                reference);
    }

    private List<String> offices(String task) {
        return tasks.getIdentityLinksForTask(flow.taskId(reference, task)).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private void node(Row row, String diagram, String state) {
        List<String> expected = Names.list(row);
        List<ProcessInstance> running = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference.value(), diagram)
                .list();
        List<String> passed = seen.leftUnder(reference.value(), diagram);
        switch (state) {
            case "at" ->
                assertThat(running.stream().flatMap(each -> flow.active(each).stream()))
                        .as("where %s waits", diagram)
                        .containsAll(expected);
            case "not at" ->
                assertThat(running.stream().flatMap(each -> flow.active(each).stream()))
                        .as("where %s waits", diagram)
                        .doesNotContainAnyElementsOf(expected);
            case "passed" -> assertThat(passed).containsSubsequence(expected);
            case "not passed" -> assertThat(passed).doesNotContainAnyElementsOf(expected);
            case "ended" -> {
                assertThat(running).as("running instances of %s", diagram).isEmpty();
                assertThat(passed).isNotEmpty();
                if (!expected.isEmpty()) assertThat(passed).containsSubsequence(expected);
            }
            default -> throw new IllegalArgumentException("unknown state of a diagram: " + state);
        }
    }

    private void list(Row row, List<String> actual) {
        String last = row.what().substring(row.what().lastIndexOf(' ') + 1);
        list(row, row.what().startsWith("no ") ? "no" : last, actual, Names.list(row));
    }

    private List<String> split(Row row) {
        if (row.how().isEmpty()) return List.of();
        return Stream.of(row.how().split(" *; *"))
                .map(text -> text.startsWith("@") ? known(text.substring(1)).value() : text)
                .toList();
    }

    /** @param how none: in this order, others between them; an expected text that ends with … is the beginning of it */
    private void list(Row row, String how, List<String> actual, List<String> expected) {
        List<String> read = actual.stream()
                .map(text -> expected.stream()
                        .filter(wanted -> matches(wanted, text))
                        .findFirst()
                        .orElse(text))
                .toList();
        ListAssert<String> those = assertThat(read).as(row.what());
        switch (how) {
            case "only" -> those.containsExactlyElementsOf(expected);
            case "last" -> those.endsWith(expected.toArray(String[]::new));
            case "once" -> those.containsOnlyOnceElementsOf(expected);
            case "no" -> those.doesNotContainAnyElementsOf(expected);
            default -> those.containsSubsequence(expected);
        }
    }

    private static boolean matches(String wanted, String text) {
        if (text == null) return false;
        if (wanted.startsWith("…") && wanted.endsWith("…"))
            return text.contains(wanted.substring(1, wanted.length() - 1));
        if (wanted.endsWith("…")) return text.startsWith(wanted.substring(0, wanted.length() - 1));
        return wanted.startsWith("…") ? text.endsWith(wanted.substring(1)) : text.equals(wanted);
    }
}
