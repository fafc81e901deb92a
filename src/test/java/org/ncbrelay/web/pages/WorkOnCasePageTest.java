package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.FlowTestCase;

/** Tasks on the page of their case, as a browser without a script asks for it and sends its forms. */
class WorkOnCasePageTest extends FlowTestCase {
    @Test
    void aTaskIsAnsweredOnThePageOfItsCaseAndTheNextOneIsOffered() {
        CaseReference reference = flow.submit("agency.ken");
        Caller bureau = browser("ncb.ken");
        String page = page(bureau, reference);
        assertThat(page).contains("Your task", "Acknowledge the request", "Carved ivory");

        HttpResponse<String> answer = answer(bureau, reference, "Task_AcknowledgeRequest", "decision", "ACKNOWLEDGE");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(flow.status(reference)).isEqualTo("ACKNOWLEDGED");
        assertThat(follow(bureau, answer))
                .contains("Completed: Acknowledge request.", "Your next task here:", "Decide direct contact");
    }

    @Test
    void wrongAnswersAreSaidBesideTheirFieldsInTheReadersWordsAndWhatWasTypedIsKept() {
        CaseReference reference = flow.submit("agency.ken");
        Caller bureau = browser("ncb.ken");

        HttpResponse<String> answer = answer(
                bureau,
                reference,
                "Task_AcknowledgeRequest",
                "decision",
                "RETURN",
                "missingPoints",
                "abc",
                "reason",
                "It is late.");

        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");
        String page = follow(bureau, answer);
        assertThat(page)
                .contains("One answer is missing or not accepted")
                .contains("href=\"#answer-missingPoints\"")
                .contains("id=\"answer-missingPoints-error\">Enter at least 5 characters")
                .contains(">abc</textarea>")
                .contains(">It is late.</textarea>")
                .containsPattern("value=\"RETURN\" checked");
        assertThat(page(bureau, reference)).doesNotContain("work-errors");
    }

    @Test
    void aDayThatHasPassedIsRefusedByTheRuleThatTasklistMeets() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        Caller head = browser("ncbhead.ken");
        HttpResponse<String> answer =
                answer(head, reference, "Task_DecideDirectContact", "decision", "GRANT", "validUntil", "2020-01-01");
        assertThat(follow(head, answer)).contains("id=\"answer-validUntil-error\">This must be in the future");
    }

    @Test
    void theLeadReadsTheAnalystsNoteAndTheWriterTheQuestion() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        flow.work(
                reference,
                "analyst",
                "Task_AssessRequest",
                Map.of("assessment", "VALID", "priority", "URGENT", "note", "The same wallet twice."));
        assertThat(page(browser("lead"), reference)).contains("Decide on support", "The same wallet twice.");
        walk.approvedSupport(reference);
        flow.work(reference, "analyst", "Task_DefineScopeQuestion", Map.of("question", "Who owns the wallet?"));
        assertThat(page(browser("analyst"), reference)).contains("Write the report", "Who owns the wallet?");
        walk.written(reference);
        assertThat(page(browser("lead"), reference)).contains("To be reviewed");
    }

    @Test
    void whoMayNotSeesWhoHasItAndNoForm() {
        CaseReference reference = flow.submit("agency.ken");
        String task = flow.task(reference, "Task_AcknowledgeRequest").getId();
        Caller agency = browser("agency.ken");
        assertThat(page(agency, reference)).doesNotContain("data-work").contains("Waiting for", "NCB officer");
        assertThat(agency.get("/tasks/" + task).body())
                .contains("This task is for another role than yours.", "NCB officer")
                .doesNotContain("data-work");

        Caller bureau = browser("ncb.ken");
        assertThat(follow(bureau, post(bureau, "/tasks/" + task + "/claim", Map.of("onCase", "true"))))
                .contains("You have claimed this task.");
        assertThat(page(browser("ncbhead.ken"), reference)).doesNotContain("data-work");
        assertThat(follow(bureau, post(bureau, "/tasks/" + task + "/return", Map.of("onCase", "true"))))
                .contains("Nobody has claimed this task.");
    }

    @Test
    void aTaskThatIsWorkedOnItsOwnPageLeadsToTheNextOne() {
        CaseReference reference = flow.submit("agency.ken");
        String task = flow.task(reference, "Task_AcknowledgeRequest").getId();
        Caller bureau = browser("ncb.ken");
        HttpResponse<String> done =
                post(bureau, "/tasks/" + task + "/answers", Map.of("answer.decision", "ACKNOWLEDGE"));
        assertThat(done.headers().firstValue("Location").orElseThrow()).endsWith("/tasks/done");
        assertThat(follow(bureau, done)).contains("Completed: Acknowledge request.", "Your next task:");
        assertThat(browser("ncb.fra").get("/tasks/" + task).statusCode()).isEqualTo(404);
    }

    @Test
    void aForeignCaseLooksAsIfThereWereNone() {
        CaseReference reference = flow.submit("agency.ken");
        Caller france = browser("ncbhead.fra");
        HttpResponse<String> foreign = france.get("/cases/" + reference);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(main(foreign))
                .isEqualTo(main(france.get("/cases/KEN-2020-000001")))
                .doesNotContain(reference.value());
    }

    private static String main(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*<main|</main>.*", "");
    }

    private Caller browser(String user) {
        return Caller.session(port, user, "wildlife-demo");
    }

    private static String page(Caller browser, CaseReference reference) {
        return browser.get("/cases/" + reference).body();
    }

    /** @param answers keys and values in turn */
    private HttpResponse<String> answer(Caller browser, CaseReference reference, String taskKey, String... answers) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("onCase", "true"));
        for (int i = 0; i < answers.length; i += 2) fields.put("answer." + answers[i], answers[i + 1]);
        return post(browser, "/tasks/" + flow.task(reference, taskKey).getId() + "/answers", fields);
    }

    private static HttpResponse<String> post(Caller browser, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", browser.token("/me"));
        String form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String follow(Caller browser, HttpResponse<String> answer) {
        String there = answer.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]*", "");
        return browser.get(there.replaceAll("#.*", "")).body();
    }
}
