package org.ncbrelay.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.port.TaskForms.TaskForm.Kind;
import org.ncbrelay.port.TaskForms.TaskForm.Part;

/** Every form is shown with the parts and the bounds of its file, and asks what the server's rules ask. */
class FormReadingTest {
    static Stream<String> forms() {
        return FormFileReader.ofTasks().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyPartOfEveryFormIsShown(String name) {
        TaskForm form = FormFileReader.read(name, everythingAsked(name));
        assertThat(form.fields()).isNotEmpty();
        for (Part field : form.fields()) {
            assertThat(field.key()).as(name).isNotBlank();
            assertThat(field.words()).as(name + "." + field.key()).isNotBlank();
            if (field.kind() == Kind.CHOICE) assertThat(field.choices()).isNotEmpty();
            if (field.kind() == Kind.LINE || field.kind() == Kind.NARRATIVE)
                assertThat(field.bounds().most()).as(name + "." + field.key()).isNotNull();
        }
    }

    /** The answers with which a page asks for a field are those with which the rules demand it, and no others. */
    @ParameterizedTest
    @MethodSource("forms")
    void aRequiredFieldIsAskedWithExactlyTheAnswersThatDemandIt(String name) {
        Map<String, Object> known = everythingAsked(name);
        for (Part field : FormFileReader.read(name, known).fields())
            for (Map<String, String> answers : field.askedWith()) {
                List<String> missing =
                        FormFileReader.check(name, Map.copyOf(given(answers)), known).violations().stream()
                                .map(Violation::field)
                                .toList();
                boolean demanded = missing.contains(field.key());
                assertThat(demanded)
                        .as(name + "." + field.key() + " " + answers)
                        .isEqualTo(field.required());
            }
    }

    @Test
    void aFieldThatDependsOnADecisionIsAskedWithThatDecisionAlone() {
        assertThat(field("acknowledgmentDecide", "reason", Map.of()).askedWith())
                .containsExactly(Map.of("decision", "DECLINE"));
        assertThat(field("triageDecide", "offerMentoring", Map.of()).askedWith())
                .containsExactly(Map.of("decision", "APPROVE", "plan", "SELECTED"));
        assertThat(field("acknowledgmentDecide", "decision", Map.of()).askedWith())
                .isEmpty();
    }

    @Test
    void whatTheFlowHidesForGoodIsNotShown() {
        TaskForm form = FormFileReader.read("serviceAsk", Map.of("capability", "TRAINING"));
        assertThat(form.fields()).extracting(Part::key).contains("course").doesNotContain("database", "exhibits");
        TaskForm aims = FormFileReader.read("mentoringJudge", Map.of("aimCount", 2));
        assertThat(aims.fields()).extracting(Part::key).containsExactly("aim1", "aim2", "note");
    }

    @Test
    void boundsAndHelpAreThoseOfTheFile() {
        Part days = field("istTermsDraft", "workingDays", Map.of());
        assertThat(days.kind()).isEqualTo(Kind.NUMBER);
        assertThat(days.bounds().least()).isEqualByComparingTo("1");
        assertThat(days.bounds().most()).isEqualByComparingTo("20");
        assertThat(days.help()).startsWith("At most 20");
        assertThat(field("authorizationDecide", "validUntil", Map.of()).ahead()).isTrue();
    }

    /** Tasklist would show them and our page would not: a component that no page can show, and a condition that names a free text. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"filepicker","key":"file","label":"File"}                                           | filepicker
            {"type":"textfield","key":"name","label":"Name"},\
            {"type":"textfield","key":"other","label":"Other","conditional":{"hide":"=name = null"}}    | free text
            """)
    void aFormThatNoPageCanShowIsRefused(String components, String why) {
        String form = "{\"id\":\"odd\",\"components\":[" + components + "]}";
        FormReading reading = new FormReading(new FormConditions());
        FormDefinition odd = FormDefinition.read(new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> reading.read(odd, "x/y", List.of(), Map.of())).hasMessageContaining(why);
    }

    private static Part field(String form, String key, Map<String, Object> known) {
        return FormFileReader.read(form, known).fields().stream()
                .filter(part -> part.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** What makes the forms ask for as much as they can. */
    private static Map<String, Object> everythingAsked(String name) {
        return name.equals("mentoringJudge") ? Map.of("aimCount", 5) : Map.of("capability", "FORENSIC_SUPPORT");
    }

    private static Map<String, Object> given(Map<String, String> answers) {
        Map<String, Object> given = new java.util.HashMap<>();
        answers.forEach((key, answer) -> {
            if (answer.equals("true") || answer.equals("false")) given.put(key, Boolean.valueOf(answer));
            else if (!answer.isEmpty()) given.put(key, answer);
        });
        return given;
    }
}
