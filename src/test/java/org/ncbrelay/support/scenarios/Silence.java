package org.ncbrelay.support.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.scenarios.Scenario.Row;
import org.ncbrelay.support.sources.Model;
import org.w3c.dom.Element;

/**
 * A row of {@code silence.md}: what follows when nobody acts at a task, or when a timer that belongs to no task fires.
 *
 * @param reached steps to walk; or what tells it: a scenario that fires the timer, or a method that is written by hand
 * @param offices who may act after the last reminder
 * @param ends what is true after the timer, as after {@code then}
 */
public record Silence(
        int line,
        String node,
        String reached,
        List<String> reminders,
        String offices,
        String timer,
        List<String> ends) {
    private static final String FILE = "silence.md";
    private static final String BY_SCENARIO = "a scenario";
    private static final Pattern REMINDERS = Pattern.compile("reminders\\(execution, '\\w+', (\\d+)\\)");

    public static List<Silence> read() {
        List<Silence> rows = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(Scenario.FOLDER.resolve(FILE));
            for (int line = 1; line <= lines.size(); line++) {
                String[] cells = Arrays.stream(lines.get(line - 1).split("\\|", -1))
                        .map(String::trim)
                        .toArray(String[]::new);
                if (cells.length == 8 && cells[1].contains("/"))
                    rows.add(new Silence(
                            line,
                            cells[1],
                            cells[2],
                            list(cells[3], ", *"),
                            cells[4],
                            cells[5],
                            list(cells[6], "; *")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static List<String> list(String cell, String by) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(by));
    }

    /** Every user task with its number of reminders and the timer that ends its waiting, and every other timer. */
    public static List<String> inDiagrams() {
        return Model.diagrams().stream().flatMap(Silence::inDiagram).sorted().toList();
    }

    private static Stream<String> inDiagram(Model diagram) {
        List<Element> timers = diagram.nodes()
                .filter(node -> Model.children(node, "bpmn:timerEventDefinition")
                        .findAny()
                        .isPresent())
                .toList();
        Stream<String> tasks = diagram.all("bpmn:userTask").map(task -> {
            Matcher reminders = REMINDERS.matcher(task.getTextContent());
            String ending = timers.stream()
                    .filter(timer -> ends(timer, task))
                    .map(timer -> timer.getAttribute("id"))
                    .findAny()
                    .orElse("");
            return diagram.at(task) + " " + (reminders.find() ? reminders.group(1) : "0") + " " + ending;
        });
        Stream<String> others = timers.stream()
                .filter(timer -> diagram.all("bpmn:userTask").noneMatch(task -> ends(timer, task)))
                .map(timer -> diagram.at(timer) + " 0 " + timer.getAttribute("id"));
        return Stream.concat(tasks, others);
    }

    private static boolean ends(Element timer, Element task) {
        return timer.getAttribute("attachedToRef").equals(task.getAttribute("id"))
                && !timer.getAttribute("cancelActivity").equals("false");
    }

    /** As {@link #inDiagrams} names it; a row written by hand counts its reminders itself. */
    public String named() {
        return node + " " + reminders.size() + " " + timer;
    }

    /** Whether the row itself is run. */
    public boolean isRun() {
        return !reached.equals(BY_SCENARIO) && !reached.contains("#");
    }

    /** Whether what tells it is there: a scenario that fires the timer, or a method of a test of the flow. */
    public boolean isTold(List<Scenario> scenarios) {
        if (reached.equals(BY_SCENARIO))
            return scenarios.stream()
                    .flatMap(scenario -> scenario.rows().stream())
                    .anyMatch(row -> row.who().equals("timer") && row.what().equals(timer));
        String[] method = reached.split("#");
        try {
            return Arrays.stream(Class.forName("org.ncbrelay.flow." + method[0]).getDeclaredMethods())
                    .anyMatch(test -> test.getName().equals(method[1]) && test.isAnnotationPresent(Test.class));
        } catch (ClassNotFoundException unknown) {
            return false;
        }
    }

    public String id() {
        return node.substring(node.indexOf('/') + 1);
    }

    public Scenario scenario() {
        List<Row> rows = new ArrayList<>();
        rows.add(row("walk", reached, ""));
        if (!reminders.isEmpty()) {
            rows.add(row("timer", reminders.size() + " × " + id(), ""));
            rows.add(row("then", "reminders last", String.join(", ", reminders)));
            rows.add(row("then", "offices " + id(), offices));
        }
        if (!timer.isEmpty()) rows.add(row("timer", timer, ""));
        for (String end : ends) {
            String[] part = end.split(": *", 2);
            rows.add(part.length == 1 ? row("relay", end, "") : row("then", part[0], part[1]));
        }
        return new Scenario(FILE, "Nobody acts at " + node, rows);
    }

    private Row row(String who, String what, String how) {
        return new Row(FILE, line, who, what, how);
    }
}
