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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.engine.forms.FormFileReader;
import org.ncbrelay.flow.tasks.ReadTask;
import org.ncbrelay.port.OpenTasks;
import org.ncbrelay.web.pages.reader.PageReader;
import org.ncbrelay.web.pages.work.Sheet.Item;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Every form as HTML: each field once, with its label, its error beside it and linked from the summary, and nothing else. */
class WorkTemplateTest {
    private static final Pattern NAME = Pattern.compile("name=\"answer\\.(\\w+)\"");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
    private static final Pattern NAMED =
            Pattern.compile("(?:for|aria-describedby|aria-labelledby)=\"([^\"]+)\"|href=\"#([^\"]+)\"");

    static Stream<String> forms() {
        return FormFileReader.names().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldOfEveryFormCanBeAnsweredAndExplainsItself(String form) {
        Map<String, String> wrongs = FormFileReader.read(form, Sheets.KNOWN).fields().stream()
                .collect(Collectors.toMap(field -> field.key(), field -> "Wrong: " + field.key()));
        for (String language : List.of("en", "ar")) {
            Sheet sheet = Sheets.of(form, language, new Reply("task", Map.of(), wrongs));
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
                .map(WorkTemplateTest::first)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String first(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String html(Sheet sheet, String language) {
        OpenTasks.Open task = new OpenTasks.Open(
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
        WorkReader.Opened opened = new WorkReader.Opened(task, null, assignment, sheet, List.of(), false);
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
