package org.ncbrelay.engine.rules;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;
import org.ncbrelay.engine.expressions.ModelCheck;

/**
 * One decision table. Its cells hold literals, comparisons with numbers and lists of these, never a function: so the answers of a table are
 * those that it gave when it was checked.
 */
final class RuleFile {
    private static final String LITERAL = "\"[^\"]*\"|true|false|(?:[<>]=?\\s*)?\\d+";
    private static final Pattern CONDITION = Pattern.compile("-?|(?:%1$s)(?:\\s*,\\s*(?:%1$s))*".formatted(LITERAL));
    private static final Pattern ANSWER = Pattern.compile("\"[^\"]*\"|\\d+");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final DecisionTable table;
    private final DmnDecision decision;

    /**
     * @param id of the decision
     * @throws IllegalArgumentException if it is no such table, or a cell has another form
     */
    RuleFile(String id, byte[] content) {
        ModelCheck.check(id + ".dmn", content);
        try {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
            Collection<Decision> decisions = model.getModelElementsByType(Decision.class);
            if (decisions.size() != 1
                    || !(model.getModelElementById(id) instanceof Decision only)
                    || !(only.getExpression() instanceof DecisionTable rules))
                throw new IllegalArgumentException("it must have one decision, a table with the id " + id);
            table = rules;
            checkCells();
            decision = ENGINE.parseDecision(id, model);
        } catch (ModelException | DmnEngineException unreadable) {
            throw new IllegalArgumentException("it is not a decision table in DMN 1.3", unreadable);
        }
    }

    private void checkCells() {
        for (Rule rule : table.getRules()) {
            rule.getInputEntries().forEach(cell -> requireForm(CONDITION, rule, text(cell.getText())));
            rule.getOutputEntries().forEach(cell -> requireForm(ANSWER, rule, text(cell.getText())));
        }
    }

    private static void requireForm(Pattern form, Rule rule, String cell) {
        if (!form.matcher(cell).matches())
            throw new IllegalArgumentException(
                    "the cell [%s] of %s is neither a text in quotes nor a number, comparison, true, false or list of these"
                            .formatted(cell, rule.getId()));
    }

    private static String text(Text cell) {
        return cell == null ? "" : cell.getTextContent().strip();
    }

    /** Hit policy and columns. */
    String shape() {
        return table.getHitPolicy() + " " + inputs() + " -> "
                + table.getOutputs().stream()
                        .map(output -> output.getName() + " (" + output.getTypeRef() + ")")
                        .toList();
    }

    private List<String> inputs() {
        return table.getInputs().stream()
                .map(Input::getInputExpression)
                .map(input -> text(input.getText()))
                .toList();
    }

    /** The texts that the cells of an input column name. */
    Set<String> texts(String input) {
        int column = inputs().indexOf(input);
        Set<String> texts = new TreeSet<>();
        for (Rule rule : table.getRules())
            TEXT.matcher(text(List.copyOf(rule.getInputEntries()).get(column).getText()))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(texts::add);
        return texts;
    }

    /** @throws IllegalArgumentException naming the first text of the column that is none of these */
    void requireKnown(String input, Set<String> known) {
        texts(input).stream().filter(text -> !known.contains(text)).findFirst().ifPresent(text -> {
            throw new IllegalArgumentException(
                    "no %s is called %s; there are %s".formatted(input, text, String.join(", ", known)));
        });
    }

    /** The literals of an output column, without quotes. */
    List<String> outputs(String output) {
        int column = table.getOutputs().stream().map(Output::getName).toList().indexOf(output);
        return table.getRules().stream()
                .map(rule -> text(List.copyOf(rule.getOutputEntries())
                                .get(column)
                                .getText())
                        .replace("\"", ""))
                .toList();
    }

    /** The outputs of the first row that fits these facts; empty if none does. */
    Map<String, Object> answer(Map<String, Object> facts) {
        try {
            DmnDecisionTableResult rows = ENGINE.evaluateDecisionTable(decision, facts);
            return rows.isEmpty() ? Map.of() : rows.get(0).getEntryMap();
        } catch (DmnEngineException unreadable) {
            throw new IllegalArgumentException("it gives no answer to " + facts, unreadable);
        }
    }
}
