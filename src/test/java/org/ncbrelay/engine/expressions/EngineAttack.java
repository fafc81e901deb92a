package org.ncbrelay.engine.expressions;

/** Diagrams and tables as somebody with the right to deploy might write them. */
public final class EngineAttack {
    /** The key of every attacking process and decision. */
    public static final String KEY = "attack";

    private static final String DIAGRAM = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="https://relay.example/test">
              <bpmn:process id="attack" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="Start"/>
                <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="t"/>
                %s
                <bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="End"/>
                <bpmn:endEvent id="End"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String TABLE = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="a" name="a" namespace="a">
              <decision id="attack" name="a" camunda:historyTimeToLive="P1D"><decisionTable id="t" hitPolicy="FIRST">
                <input id="i"><inputExpression id="e" typeRef="string"><text>text</text></inputExpression></input>
                <output id="o" name="found"/>
                <rule id="r"><inputEntry id="n"><text></text></inputEntry>
                  <outputEntry id="u" %s><text><![CDATA[%s]]></text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>
            """;

    private EngineAttack() {}

    /** @param task whose id is {@code t}, between start and end */
    public static String diagram(String task) {
        return DIAGRAM.formatted(task);
    }

    /** A table with one output in FEEL. */
    public static String table(String output) {
        return TABLE.formatted("", output);
    }

    /** A table with one output in that language. */
    public static String table(String language, String output) {
        return TABLE.formatted("expressionLanguage=\"" + language + '"', output);
    }
}
