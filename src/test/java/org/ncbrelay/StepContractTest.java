package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.sources.Model.children;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.support.sources.Model;
import org.w3c.dom.Element;

/**
 * A step that lacks one of its facts fails here, by name: its time limits, escalation, offices, four eyes and ending. What its tasks show is
 * checked by {@code ShownPartsTest}, their second office by {@code OverdueContractTest}. Whose calendar counts follows from the offices, the
 * order on the board from the map.
 */
class StepContractTest {
    private static final Path FOUR_EYES = Path.of("src/test/resources/security/four-eyes.md");
    private static final Pattern STEP = Pattern.compile("eadlines\\.(due|reminders|silence)\\(execution, '(\\w+)'");

    @Test
    void everyStepHasATimeLimitOfItsOwnForEachUrgency() {
        List<String> without = new ArrayList<>();
        each("bpmn:userTask", (diagram, task) -> {
            for (String step : steps(diagram, task, "due|reminders|silence"))
                for (Urgency urgency : Urgency.values())
                    if (rules("timeLimits")
                            .noneMatch(rule -> rule.get(1).contains('"' + step + '"')
                                    && (rule.get(2).isEmpty() || rule.get(2).equals('"' + urgency.name() + '"'))))
                        without.add("%s: '%s', %s".formatted(diagram.at(task), step, urgency));
        });
        assertThat(without).as("steps without a row in timeLimits.dmn").isEmpty();
    }

    @Test
    void everyStepIsEscalatedByARuleThatNamesIt() {
        List<String> without = new ArrayList<>();
        each("bpmn:userTask", (diagram, task) -> {
            for (String step : steps(diagram, task, "reminders"))
                if (rules("escalation").noneMatch(rule -> rule.get(0).contains('"' + step + '"')))
                    without.add(diagram.at(task) + ": '" + step + "'");
        });
        assertThat(without).as("steps without a rule in escalation.dmn").isEmpty();
    }

    @Test
    void everyEndOfACaseNamesTheEventThatSaysWhy() {
        Model map = Model.diagrams().stream()
                .filter(it -> it.name().equals("supportRequest"))
                .findFirst()
                .orElseThrow();
        Set<String> caught = map.all("bpmn:startEvent")
                .flatMap(start -> children(start, "bpmn:escalationEventDefinition"))
                .map(escalation -> escalation.getAttribute("escalationRef"))
                .collect(Collectors.toSet());
        Set<String> without = new TreeSet<>();
        each("bpmn:endEvent", (diagram, end) -> {
            boolean stops = diagram.name().equals(map.name())
                    && (children(end, "bpmn:terminateEventDefinition").findAny().isPresent()
                            || children((Element) end.getParentNode(), "bpmn:startEvent")
                                    .flatMap(start -> children(start, "bpmn:messageEventDefinition"))
                                    .anyMatch(message ->
                                            message.getAttribute("messageRef").equals("Message_RequestWithdrawn")));
            boolean refuses = children(end, "bpmn:escalationEventDefinition")
                    .anyMatch(escalation -> caught.contains(escalation.getAttribute("escalationRef")));
            if ((stops || refuses) != Model.property(end, "ending").isPresent()) without.add(diagram.at(end));
            Model.property(end, "ending").stream()
                    .flatMap(events -> Stream.of(events.split(", ")))
                    .forEach(EventKind::valueOf);
        });
        assertThat(without).as("ends of a case without the property ending").isEmpty();
    }

    @Test
    void everyDecisionSaysInTheReviewedTableWhatKeepsItsAuthorAway() throws IOException {
        Map<String, String> deciding = new TreeMap<>();
        Map<String, Set<Role>> offices = new TreeMap<>();
        each("bpmn:userTask", (diagram, task) -> {
            offices.put(diagram.at(task), roles(task).collect(Collectors.toSet()));
            String marked = Model.property(task, "fourEyes").orElse("");
            if (!marked.isEmpty() || decides(task.getAttribute("camunda:formRef")))
                deciding.put(diagram.at(task), marked);
        });
        Map<String, List<String>> rows = new TreeMap<>();
        for (String line : Files.readAllLines(FOUR_EYES)) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (cells.size() > 3 && cells.get(1).contains("/Task_")) rows.put(cells.get(1), cells.subList(2, 4));
        }
        assertThat(rows.keySet()).isEqualTo(deciding.keySet());
        rows.forEach((task, row) -> {
            boolean fourEyes = row.get(1).equals("four eyes");
            assertThat(deciding.get(task)).as("fourEyes of " + task).isEqualTo(fourEyes ? row.get(0) : "");
            if (row.get(1).equals("roles"))
                assertThat(offices.get(task))
                        .as(task)
                        .isNotEmpty()
                        .doesNotContainAnyElementsOf(offices.get(row.get(0)));
        });
    }

    /** Whoever writes what a decision under the four-eyes principle is about is warned if nobody else could decide. */
    @Test
    void whateverDecidesOnWhatATaskOfItsDiagramWritesIsNamedByThatTask() {
        Set<String> named = new TreeSet<>();
        Set<String> decisions = new TreeSet<>();
        Set<String> shared = new TreeSet<>();
        each("bpmn:userTask", (diagram, task) -> {
            Model.property(task, "decidedAt")
                    .ifPresent(
                            decision -> named.add(decision.contains("/") ? decision : diagram.name() + '/' + decision));
            if (Model.property(task, "fourEyes").isEmpty()) return;
            decisions.add(diagram.at(task));
            if (diagram.all("bpmn:userTask").anyMatch(writing -> mayWriteFor(writing, task)))
                shared.add(diagram.at(task));
        });

        assertThat(named).containsAll(shared);
        assertThat(decisions).containsAll(named);
    }

    /** INTERPOL reads no passage of a supplement, and so would not learn who answered there. */
    @Test
    void fourEyesOnATaskNameOneThatIsDrawnAndWhosePassagesItsWorkersRead() {
        Set<String> tasks = new TreeSet<>();
        each("bpmn:userTask", (diagram, task) -> tasks.add(diagram.at(task)));
        each(
                "bpmn:userTask",
                (diagram, task) -> Model.property(task, "fourEyes").stream()
                        .flatMap(parts -> Stream.of(parts.split(", *")))
                        .filter(part -> part.contains("/"))
                        .forEach(part -> {
                            assertThat(tasks)
                                    .as("fourEyes of " + diagram.at(task))
                                    .contains(part);
                            assertThat(part.startsWith("supplement")
                                            && candidates(task).stream().anyMatch(Role::belongsToInterpol))
                                    .as(diagram.at(task) + " decides on " + part)
                                    .isFalse();
                        }));
    }

    @Test
    void everyDecisionUnderTheFourEyesPrincipleHasANextOffice() {
        each("bpmn:userTask", (diagram, task) -> {
            if (Model.property(task, "fourEyes").isPresent())
                assertThat(Office.of(new OrganisationCode("KEN"), candidates(task))
                                .next())
                        .as(diagram.at(task))
                        .isNotEmpty();
        });
    }

    /** Only somebody who could decide leaves nobody by writing. */
    private static boolean mayWriteFor(Element writing, Element deciding) {
        return writing != deciding
                && !Collections.disjoint(candidates(writing), candidates(deciding))
                && writing.getAttribute("id").matches("Task_(Assess|Write|Correct|Draft|Propose).*");
    }

    private static Set<Role> candidates(Element task) {
        return Stream.of(task.getAttribute("camunda:candidateGroups").split(","))
                .flatMap(group -> Role.ofGroup(group.strip()).stream())
                .collect(Collectors.toSet());
    }

    private static void each(String tag, java.util.function.BiConsumer<Model, Element> check) {
        for (Model diagram : Model.diagrams()) diagram.all(tag).forEach(it -> check.accept(diagram, it));
    }

    /** The steps that the due date and the timers of a task name. */
    private static Set<String> steps(Model diagram, Element task, String calls) {
        Stream<Element> timers = diagram.all("bpmn:boundaryEvent")
                .filter(timer -> timer.getAttribute("attachedToRef").equals(task.getAttribute("id")));
        return Stream.concat(
                        Stream.of(task.getAttribute("camunda:dueDate")),
                        Stream.concat(Stream.of(task), timers).map(Element::getTextContent))
                .flatMap(text -> STEP.matcher(text).results())
                .filter(call -> call.group(1).matches(calls))
                .map(call -> call.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who may work on a task from the start, and once its time limit has lapsed. */
    private static Stream<Role> roles(Element task) {
        return Stream.concat(
                        Stream.of(task.getAttribute("camunda:candidateGroups").split(",")),
                        Model.property(task, "secondOffice").stream())
                .map(group -> Role.ofGroup(group).orElseThrow());
    }

    private static boolean decides(String form) {
        try {
            return StreamSupport.stream(
                            new ObjectMapper()
                                    .readTree(Path.of("forms", form + ".form").toFile())
                                    .path("components")
                                    .spliterator(),
                            false)
                    .anyMatch(field -> field.path("key").asText().equals("decision")
                            && field.path("values").size() > 1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The inputs of each rule of a decision table. */
    private static Stream<List<String>> rules(String table) {
        return Model.decisions().stream()
                .filter(it -> it.name().equals(table))
                .flatMap(it -> it.all("rule"))
                .map(rule -> children(rule, "inputEntry")
                        .map(input -> input.getTextContent().strip())
                        .toList());
    }
}
