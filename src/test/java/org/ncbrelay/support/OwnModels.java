package org.ncbrelay.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.ncbrelay.engine.models.ModelFolder;

/** Models of an installation, by the names of their files. */
public final class OwnModels {
    private OwnModels() {}

    /** The legal review that ships. */
    public static Map<String, String> example() throws IOException {
        return new TreeMap<>(ModelFolder.read(Path.of("docs/examples/legal-review")));
    }

    /** The same, but that an objection sends the case back to triage, with its reason. */
    public static Map<String, String> sendingBackToTriage() throws IOException {
        Map<String, String> models = example();
        change(models, "legalReviewDecide.form", "\"objection\"", "\"reason\"");
        for (String language : new String[] {"fr", "es", "ar"})
            change(
                    models,
                    "words_" + language + ".properties",
                    "forms.legalReviewDecide.objection",
                    "diagrams.supportRequest.Event_SentBack=…\ndiagrams.legalReview.Task_SendBack=…\n"
                            + "forms.legalReviewDecide.reason");
        change(models, "legalReview.bpmn", "\"supportRefused\"", "\"sentBack\"");
        change(models, "legalReview.bpmn", "targetRef=\"EndEvent_Objected\"", "targetRef=\"Task_SendBack\"");
        change(models, "legalReview.bpmn", "</bpmn:process>", """
                <bpmn:serviceTask id="Task_SendBack" name="Send back" camunda:delegateExpression="${sendBack}">
                  <bpmn:documentation>Our default: The step ends with this outcome on record.</bpmn:documentation>
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="sentBack" value="RECORDED" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_SendBack" sourceRef="Task_SendBack" targetRef="EndEvent_Objected" />
                </bpmn:process>""");
        change(
                models,
                "supportRequest.bpmn",
                "\"CallActivity_Recording\" targetRef=\"CallActivity_Triage\"",
                "\"CallActivity_Recording\" targetRef=\"Gateway_BeforeTriage\"");
        change(models, "supportRequest.bpmn", "<bpmn:sequenceFlow id=\"Flow_Recording_Triage\"", """
                <bpmn:exclusiveGateway id="Gateway_BeforeTriage">
                  <bpmn:documentation>Our default: The step ends with this outcome on record.</bpmn:documentation>
                </bpmn:exclusiveGateway>
                <bpmn:sequenceFlow id="Flow_BeforeTriage" sourceRef="Gateway_BeforeTriage" targetRef="CallActivity_Triage" />
                <bpmn:boundaryEvent id="Event_SentBack" name="Sent back" attachedToRef="CallActivity_LegalReview">
                  <bpmn:documentation>Our default: The step ends with this outcome on record.</bpmn:documentation>
                  <bpmn:escalationEventDefinition id="Definition_Event_SentBack" escalationRef="Escalation_SentBack" />
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="Flow_SentBack" sourceRef="Event_SentBack" targetRef="Gateway_BeforeTriage" />
                <bpmn:sequenceFlow id="Flow_Recording_Triage\"""");
        change(
                models,
                "supportRequest.bpmn",
                "<bpmn:escalation id=\"Escalation_DeliverAgain\"",
                "<bpmn:escalation id=\"Escalation_SentBack\" name=\"sentBack\" escalationCode=\"sentBack\" />\n"
                        + "<bpmn:escalation id=\"Escalation_DeliverAgain\"");
        return models;
    }

    /** @throws AssertionError if the file does not have the words */
    public static void change(Map<String, String> models, String file, String from, String to) {
        assertThat(models.get(file)).as(file).contains(from);
        models.put(file, models.get(file).replace(from, to));
    }
}
