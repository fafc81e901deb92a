package org.ncbrelay.engine.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.exception.NotValidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.sources.Model;

class ModelCheckTest {
    private static final String DECISION = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="d">
              <decision id="d" name="d">%s</decision>
            </definitions>
            """;

    @Test
    void ourOwnModelsAndFormsPass() {
        List<Path> ours = Stream.of(
                        Model.executable(), Model.files(Model.FOLDER, ".dmn"), Model.files(Path.of("forms"), ".form"))
                .flatMap(files -> files)
                .toList();
        assertThat(ours).isNotEmpty().allSatisfy(it -> ModelCheck.check(it.toString(), Files.readAllBytes(it)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:scriptTask id=\"t\" scriptFormat=\"juel\"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>",
                "<bpmn:scriptTask id=\"t\" scriptFormat=\"groovy\" camunda:resource=\"classpath://x.groovy\"/>",
                "<bpmn:serviceTask id=\"t\" camunda:class=\"java.lang.Object\"/>",
                "<bpmn:serviceTask id=\"t\" activiti:class=\"java.lang.Object\" xmlns:activiti=\"http://activiti.org/bpmn\"/>",
                "<bpmn:serviceTask id=\"t\" camunda:type=\"shell\"/>",
                "<bpmn:serviceTask id=\"t\" camunda:type=\"mail\"/>",
                "<bpmn:serviceTask id=\"t\" camunda:type=\"external\" camunda:topic=\"t\"/>",
                "<bpmn:serviceTask id=\"t\" implementation=\"x\" operationRef=\"x\"/>",
                "<bpmn:sendTask id=\"t\" camunda:type=\"mail\"/>",
                "<bpmn:userTask id=\"t\" camunda:formKey=\"${x}\"/>",
                "<bpmn:userTask id=\"t\" camunda:formHandlerClass=\"java.lang.Object\"/>",
                "<bpmn:callActivity id=\"t\" camunda:variableMappingClass=\"java.lang.Object\"/>",
                "<bpmn:sequenceFlow id=\"t\"><bpmn:conditionExpression language=\"groovy\">1</bpmn:conditionExpression>"
                        + "</bpmn:sequenceFlow>",
                "<bpmn:import importType=\"http://schemas.xmlsoap.org/wsdl/\" location=\"http://wsdl.example\"/>"
            })
    void aDiagramThatRunsCodeIsRefused(String part) {
        assertThatThrownBy(() -> check("attack.bpmn", EngineAttack.diagram(part)))
                .isInstanceOf(NotValidException.class)
                .hasMessageContaining("attack.bpmn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<camunda:connector/>",
                "<camunda:script scriptFormat=\"juel\">${1}</camunda:script>",
                "<camunda:taskListener event=\"create\" class=\"java.lang.Object\"/>",
                "<camunda:taskListener id=\"l\" event=\"timeout\" class=\"java.lang.Object\"><bpmn:timerEventDefinition/>"
                        + "</camunda:taskListener>",
                "<camunda:taskListener id=\"l\" event=\"timeout\"><camunda:script scriptFormat=\"juel\"/>"
                        + "<bpmn:timerEventDefinition/></camunda:taskListener>",
                "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"juel\"/></camunda:executionListener>",
                "<camunda:formData><camunda:formField id=\"f\" defaultValue=\"${1}\"/></camunda:formData>",
                "<camunda:field name=\"f\" expression=\"${1}\"/>",
                "<camunda:inputOutput><camunda:inputParameter name=\"p\"><camunda:script scriptFormat=\"juel\">1"
                        + "</camunda:script></camunda:inputParameter></camunda:inputOutput>",
                // The engine reads this one by its local name, whatever its namespace is.
                "<camunda:inputOutput><camunda:inputParameter name=\"p\"><dc:script scriptFormat=\"juel\""
                        + " xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\">1</dc:script>"
                        + "</camunda:inputParameter></camunda:inputOutput>"
            })
    void anExtensionThatRunsCodeIsRefused(String extension) {
        String task = "<bpmn:userTask id=\"t\"><bpmn:extensionElements>%s</bpmn:extensionElements></bpmn:userTask>"
                .formatted(extension);
        assertThatThrownBy(() -> check("attack.bpmn", EngineAttack.diagram(task)))
                .isInstanceOf(NotValidException.class);
    }

    @Test
    void aTimerOfATaskNamesAListenerAndACycle() {
        String task = "<bpmn:userTask id=\"t\"><bpmn:extensionElements><camunda:taskListener id=\"l\" event=\"timeout\""
                + " delegateExpression=\"${escalateListener}\"><bpmn:timerEventDefinition><bpmn:timeCycle>${x}"
                + "</bpmn:timeCycle></bpmn:timerEventDefinition></camunda:taskListener></bpmn:extensionElements>"
                + "</bpmn:userTask>";

        assertThatCode(() -> check("timer.bpmn", EngineAttack.diagram(task))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<decisionTable><input id=\"i\"><inputExpression id=\"e\" expressionLanguage=\"juel\"/></input></decisionTable>",
                "<decisionTable><rule id=\"r\"><outputEntry id=\"o\" expressionLanguage=\"groovy\"/></rule></decisionTable>",
                "<literalExpression><text>1</text></literalExpression>",
                "<invocation/>"
            })
    void aDecisionTableInAnotherLanguageIsRefused(String part) {
        assertThatThrownBy(() -> check("attack.dmn", DECISION.formatted(part)))
                .isInstanceOf(NotValidException.class)
                .hasMessageContaining("attack.dmn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"form.html", "script.js", "script.groovy", "case.cmmn", "process.bpmn20.xml", "x"})
    void nothingButDiagramsTablesAndFormsIsDeployed(String name) {
        assertThatThrownBy(() -> check(name, "x"))
                .isInstanceOf(NotValidException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aDocumentTypeIsRefusedAndSoIsWhatIsNoXml() {
        String typed = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + DECISION.formatted("");
        assertThatThrownBy(() -> check("typed.dmn", typed)).isInstanceOf(NotValidException.class);
        assertThatThrownBy(() -> check("broken.dmn", "<a>")).isInstanceOf(NotValidException.class);
    }

    private static void check(String name, String content) {
        ModelCheck.check(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
