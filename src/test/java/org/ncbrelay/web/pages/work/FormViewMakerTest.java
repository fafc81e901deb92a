package org.ncbrelay.web.pages.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.engine.forms.FormFileReader;
import org.ncbrelay.flow.tasks.ReadTask;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.web.pages.reader.PageReader;
import org.ncbrelay.web.pages.work.FormView.Item;
import org.ncbrelay.web.pages.work.FormView.Wrong;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** A form on a page says what Tasklist's says, in the reader's language, with what was typed and what was wrong; as HTML it has each field once. */
class FormViewMakerTest {
    /** What makes the forms show as much as they can. */
    private static final Map<String, Object> KNOWN = Map.ofEntries(
            Map.entry("reference", "KEN-2026-000001"),
            Map.entry("summary", "KEN, urgent: mentoring"),
            Map.entry("capability", "FORENSIC_SUPPORT"),
            Map.entry("aimCount", 5),
            Map.entry("productKind", "ADVICE_NOTE"),
            Map.entry("expert", "KEN-EXP-001"),
            Map.entry("readiness", "- ✔ team: ready\n- ✘ {logistics.VISAS}: not ready"),
            Map.entry("caveat", "Not verified."));

    private static final Pattern NAME = Pattern.compile("name=\"answer\\.(\\w+)\"");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
    private static final Pattern NAMED =
            Pattern.compile("(?:for|aria-describedby|aria-labelledby)=\"([^\"]+)\"|href=\"#([^\"]+)\"");

    @Test
    void aChoiceOfOneIsSaidOnTheButton() {
        FormView sheet = sheet("closureClose", "en", FormInput.NONE);
        assertThat(sheet.button()).isEqualTo("Close the case");
        assertThat(item(sheet, "decision").kind()).isEqualTo("FIXED");
        assertThat(item(sheet, "decision").value()).isEqualTo("CLOSE");
    }

    @Test
    void theButtonSaysWhatItDoes() {
        assertThat(sheet("istReportExit", "en", FormInput.NONE).button()).isEqualTo("Hold the exit briefing");
        FormView decision = sheet("acknowledgmentDecide", "en", FormInput.NONE);
        assertThat(decision.button()).isEqualTo("Send the decision");
        assertThat(item(decision, "decision").isDecision()).isTrue();
        assertThat(item(sheet("triageAssess", "en", FormInput.NONE), "assessment")
                        .isDecision())
                .isFalse();
    }

    @Test
    void fewChoicesAreSeenAtOnceAndManyAreFolded() {
        assertThat(item(sheet("triageAssess", "en", FormInput.NONE), "assessment")
                        .kind())
                .isEqualTo("RADIO");
        assertThat(item(sheet("noticeAsk", "en", FormInput.NONE), "colour").kind())
                .isEqualTo("CHOICE");
    }

    @Test
    void withoutAScriptAFieldSaysWhenItIsAsked() {
        Item reason = item(sheet("acknowledgmentDecide", "en", FormInput.NONE), "reason");
        assertThat(reason.onlyIf()).isEqualTo("Only if: Decision: Decline");
        assertThat(reason.askedWith()).isEqualTo("[{\"decision\":\"DECLINE\"}]");
    }

    @Test
    void whatWasTypedIsThereAgainBesideWhatWasWrong() {
        FormInput reply = new FormInput(
                "task",
                Map.of("decision", "RETURN", "missingPoints", "abc"),
                Map.of("missingPoints", "Enter at least 5 characters", "elsewhere", "Not now"));
        FormView sheet = sheet("acknowledgmentDecide", "en", reply);
        assertThat(item(sheet, "missingPoints").value()).isEqualTo("abc");
        assertThat(item(sheet, "missingPoints").error()).isEqualTo("Enter at least 5 characters");
        assertThat(sheet.wrongs())
                .containsExactly(
                        new Wrong(null, "", "Not now"),
                        new Wrong("answer-missingPoints", "Missing points", "Enter at least 5 characters"));
    }

    @Test
    void whatThePageSaysAlreadyIsNotSaidAgain() {
        FormView sheet = sheet("triageAssess", "fr", FormInput.NONE);
        assertThat(sheet.items()).noneMatch(item -> item.kind().equals("TEXT"));
        FormView release = sheet("releaseDecide", "en", FormInput.NONE);
        assertThat(release.items().get(0).text())
                .extracting(FormText.Paragraph::text)
                .containsExactly("Not verified.");
    }

    /** A name that somebody gave must not become a link or bold words. */
    @Test
    void marksInWhatPeopleWroteStayWords() {
        FormText texts = new FormText(Map.of("expert", "**[Click](https://evil.example)**", "need", "a\n\n- b"));
        assertThat(texts.paragraphs("Expert: **{{expert}}**").get(0).runs())
                .containsExactly(
                        FormText.Run.plain("Expert: "),
                        new FormText.Run("**[Click](https://evil.example)**", true, null));
        assertThat(texts.paragraphs("{{need}}"))
                .extracting(FormText.Paragraph::text)
                .containsExactly("a", "b");
    }

    @Test
    void aBoxThatIsNotTickedIsAnAnswer() {
        var form = FormFileReader.read("feedbackReport", Map.of());
        assertThat(FormInput.answers(form, Map.of("answer.outcome", "KNOWN", "answer.report", "a\r\nb", "_csrf", "x")))
                .isEqualTo(Map.of("outcome", "KNOWN", "report", "a\nb", "directContactRequested", false));
    }

    private static FormView sheet(String form, String language, FormInput reply) {
        return new FormViewMaker(FormFileReader.read(form, KNOWN), PageReader.of(language), reply).sheet();
    }

    private static Item item(FormView sheet, String key) {
        return sheet.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    static Stream<String> forms() {
        return FormFileReader.ofTasks().stream();
    }

    /** Each field once, with its label, its error beside it and linked from the summary, and nothing else. */
    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldOfEveryFormCanBeAnsweredAndExplainsItself(String form) {
        Map<String, String> wrongs = FormFileReader.read(form, KNOWN).fields().stream()
                .collect(Collectors.toMap(field -> field.key(), field -> "Wrong: " + field.key()));
        for (String language : List.of("en", "ar")) {
            FormView sheet = sheet(form, language, new FormInput("task", Map.of(), wrongs));
            String html = html(sheet, language);
            Set<String> fields = sheet.items().stream()
                    .filter(item -> !item.kind().equals("TEXT"))
                    .map(Item::key)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found(NAME, html)).as(form).isEqualTo(fields);
            assertThat(html).doesNotContain("??", "style=", "onclick", "{{", "**", "](");
            assertThat(sheet.heading()).as(form).isNotBlank().doesNotContain("#");
            assertThat(sheet.button()).isNotBlank();
            Set<String> ids = found(ID, html);
            for (String name : found(NAMED, html))
                for (String id : name.split(" "))
                    assertThat(ids).as(form + " names #" + id).contains(id);
            sheet.items().stream()
                    .filter(item -> !item.kind().equals("TEXT") && !item.kind().equals("FIXED"))
                    .forEach(item -> assertThat(html)
                            .contains(">Wrong: " + item.key() + "</p>")
                            .contains("href=\"#" + item.id() + "\""));
        }
    }

    private static Set<String> found(Pattern pattern, String html) {
        return pattern.matcher(html)
                .results()
                .map(FormViewMakerTest::first)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String first(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String html(FormView sheet, String language) {
        OpenTask task = new OpenTask(
                "task",
                "Task",
                "diagram",
                "Task_Task",
                "KEN-2026-000001",
                "Ivory",
                null,
                null,
                "KEN",
                List.of(),
                null,
                Instant.EPOCH,
                null,
                true);
        ReadTask.Assignment assignment = new ReadTask.Assignment(
                "task", "diagram/Task_Task", "Task", "KEN-2026-000001", "KEN", null, false, false, false, null);
        WorkReader.Opened opened =
                new WorkReader.Opened(task, null, assignment, sheet, List.of(), false, null, false, List.of(), false);
        WorkReader.Work work = new WorkReader.Work(List.of(task), opened, null, null, true);
        MockServletContext servlets = new MockServletContext();
        var exchange = JakartaServletWebApplication.buildApplication(servlets)
                .buildExchange(new MockHttpServletRequest(servlets), new MockHttpServletResponse());
        WebContext context = new WebContext(
                exchange,
                Locale.forLanguageTag(language),
                Map.of("work", work, "opened", opened, "show", PageReader.of(language)));
        return PageReader.engine()
                .process(new TemplateSpec("work", Set.of("taskForm"), TemplateMode.HTML, null), context);
    }
}
