package org.ncbrelay.support.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.support.scenarios.Scenario.Book;
import org.ncbrelay.support.scenarios.Scenario.Row;
import org.ncbrelay.support.sources.Model;

/** The names that a table may use, from the diagrams, the forms and the kinds of events and letters: checked before anything runs. */
final class Names {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LETTER = Pattern.compile("(?m)^mail\\.([A-Z_]+)[.=]");

    /** As the table of intelligence allows them; the code has no type for them. */
    private static final Set<String> STATES =
            Set.of("REGISTERED", "RELEASED", "NOT_RELEASED", "DISSEMINATED", "RECALLED");

    private final Map<String, Set<String>> nodes = new TreeMap<>();
    private final Map<String, Set<String>> forms = new HashMap<>();
    private final Set<String> events = new TreeSet<>();
    private final Set<String> letters = new HashSet<>();
    private final Book book;

    Names(Book book) {
        this.book = book;
        for (Model diagram : Model.diagrams()) {
            diagram.nodes()
                    .forEach(node -> nodes.computeIfAbsent(diagram.name(), name -> new HashSet<>())
                            .add(node.getAttribute("id")));
            diagram.all("bpmn:userTask")
                    .forEach(task -> forms.computeIfAbsent(task.getAttribute("id"), id -> new HashSet<>())
                            .add(task.getAttribute("camunda:formRef")));
        }
        for (EventKind kind : EventKind.values()) events.add(kind.name());
        for (IntelligenceEventKind kind : IntelligenceEventKind.values()) events.add(kind.name());
        for (Escalation kind : Escalation.values()) events.add("REMINDED_" + kind);
        Matcher letter = LETTER.matcher(text(Path.of("src/main/resources/mail_en.properties")));
        while (letter.find()) letters.add(letter.group(1));
    }

    /** What is wrong with the tables, each with its line. */
    List<String> wrong(Predicate<String> isUser, Predicate<String> isStep, Set<String> facts) {
        return Stream.concat(
                        book.scenarios().stream().flatMap(scenario -> scenario.rows().stream()),
                        book.steps().values().stream().flatMap(List::stream))
                .distinct()
                .flatMap(row -> {
                    try {
                        check(row, isUser, isStep, facts);
                        return Stream.empty();
                    } catch (IllegalArgumentException unknown) {
                        return Stream.of(row + " " + unknown.getMessage());
                    }
                })
                .toList();
    }

    private void check(Row row, Predicate<String> isUser, Predicate<String> isStep, Set<String> facts) {
        String what = row.what();
        String[] words = what.split(" ");
        switch (row.who().split(" ")[0]) {
            case "case", "intelligence" -> {
                require(isUser.test(what), "user", what);
                row.answers();
            }
            case "at", "clock", "relay" -> {}
            case "walk" -> {
                for (String step : what.split(", *"))
                    require(book.steps().containsKey(step) || isStep.test(step.split(" ")[0]), "step", step);
            }
            case "timer" -> require(isNode(words[words.length - 1]), "node", what);
            case "then" -> checkResult(row, isUser, facts);
            default -> {
                require(isUser.test(row.who()), "user", row.who());
                String task = words[words.length - 1];
                if (task.startsWith("Task_")) checkForm(task, row.answers());
                else require(Act.isKnown(words[0]), "act", what);
            }
        }
    }

    private void checkResult(Row row, Predicate<String> isUser, Set<String> facts) {
        String[] words = row.what().replaceFirst("^no ", "").split(" ");
        switch (words[0]) {
            case "status" -> CaseStatus.valueOf(row.how());
            case "events" -> all(row, events, "event");
            case "letters" -> all(row, letters, "letter");
            case "receivers" -> require(letters.contains(words[2]), "letter", words[2]);
            case "reminders" -> list(row).forEach(Escalation::valueOf);
            case "tasks" -> all(row, forms.keySet(), "task");
            case "due" -> require(isNode(words[1]), "node", words[1]);
            case "reads" -> require(isUser.test(words[1]), "user", words[1]);
            case "offices", "assignee", "limit", "variable" -> require(forms.containsKey(words[1]), "task", words[1]);
            case "nothing", "support" -> {}
            default -> {
                if (row.what().equals("intelligence"))
                    require(STATES.contains(row.how()), "state of intelligence", row.how());
                else if (nodes.containsKey(words[0])) all(row, nodes.get(words[0]), "node of " + words[0]);
                else require(facts.contains(words[0]), "result", row.what());
            }
        }
    }

    private void checkForm(String task, Map<String, Object> answers) {
        require(forms.containsKey(task), "task", task);
        Map<String, Set<String>> fields = new HashMap<>();
        for (String form : forms.get(task)) fields(form, fields);
        answers.forEach((field, answer) -> {
            if (field.equals("refused")) return;
            require(fields.containsKey(field), "field of " + task, field);
            Set<String> choices = fields.get(field);
            for (Object each : answer instanceof Collection<?> several ? several : List.of(answer))
                require(choices.isEmpty() || choices.contains(each.toString()), "choice of " + field, each.toString());
        });
    }

    private static void fields(String form, Map<String, Set<String>> fields) {
        try {
            for (JsonNode component :
                    JSON.readTree(text(Path.of("forms", form + ".form"))).path("components")) {
                if (!component.has("key")) continue;
                Set<String> choices =
                        fields.computeIfAbsent(component.path("key").asText(), key -> new HashSet<>());
                // Others are listed when the form is opened.
                if (!component.has("valuesKey"))
                    component.path("values").findValuesAsText("value").forEach(choices::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> list(Row row) {
        return row.how().isEmpty() ? List.of() : Arrays.asList(row.how().split(", *"));
    }

    private static void all(Row row, Set<String> known, String kind) {
        list(row).forEach(name -> require(known.contains(name), kind, name));
    }

    boolean isDiagram(String name) {
        return nodes.containsKey(name);
    }

    private boolean isNode(String name) {
        return nodes.values().stream().anyMatch(known -> known.contains(name));
    }

    private static void require(boolean known, String kind, String name) {
        if (!known) throw new IllegalArgumentException("unknown " + kind + ": " + name);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
