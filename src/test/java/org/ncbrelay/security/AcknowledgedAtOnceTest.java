package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.Bureau;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two officers of a bureau acknowledge the same requests from their inboxes at the same moment: one of them does it, the other is told. */
@FlowTest
class AcknowledgedAtOnceTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern TOLD = Pattern.compile("(\\d+) requests? (?:was|were) (not )?acknowledged");
    private static final String PASSWORD = "a-long-enough-pass-phrase";
    private static final String COUNTRY = "NZL";
    private static final int REQUESTS = 5;

    private final Flowchart flow;
    private final JdbcTemplate administration;
    private final Bureau bureau;
    private final int port;

    @Autowired
    AcknowledgedAtOnceTest(Flowchart flow, IdentityService identity, DatabaseAccess access, @LocalServerPort int port) {
        this.flow = flow;
        this.administration = TestDatabase.administration(access);
        this.bureau = new Bureau(identity, access);
        this.port = port;
    }

    @AfterEach
    void leave() {
        bureau.letEverybodyGo();
    }

    @RepeatedTest(3)
    void eachRequestIsAcknowledgedOnceAndTheOtherOfficerIsTold() throws Exception {
        String writer = bureau.employs("writer", COUNTRY, "ncb-officers");
        List<String> officers =
                List.of(bureau.employs("clerk", COUNTRY, "ncb-officers"), bureau.employs("head", COUNTRY, "ncb-heads"));
        List<CaseReference> requests =
                Stream.generate(() -> flow.submit(writer)).limit(REQUESTS).toList();
        String tasks = requests.stream()
                .map(request -> "&task="
                        + flow.task(request, AcknowledgmentProcess.ACKNOWLEDGE).getId())
                .collect(Collectors.joining());

        List<String> pages = bothAtOnce(officers, tasks);

        int acknowledged = 0;
        for (String page : pages) {
            int mine = told(page, false);
            acknowledged += mine;
            assertThat(mine + told(page, true))
                    .as("each is told of every request")
                    .isEqualTo(REQUESTS);
        }
        assertThat(acknowledged).isEqualTo(REQUESTS);
        for (CaseReference request : requests) {
            assertThat(flow.status(request)).isEqualTo("ACKNOWLEDGED");
            assertThat(count("acknowledgment WHERE reference = ?", request)).isOne();
            assertThat(count("timeline_event WHERE kind = 'REQUEST_ACKNOWLEDGED' AND reference = ?", request))
                    .isOne();
            assertThat(flow.open(request)).containsOnlyOnce("Task_DecideDirectContact");
        }
    }

    @Test
    void anIdThatNoTaskCanHaveIsAnUnknownOne() {
        Caller officer = Caller.session(port, bureau.employs("clerk", COUNTRY, "ncb-officers"), PASSWORD);
        HttpResponse<String> answer = officer.sendForm("/inbox/acknowledgments", null, "view=&task=a%00b");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(told(officer.get("/").body(), true)).isOne();
    }

    /** @return the inbox of each, as it is shown after the act */
    private List<String> bothAtOnce(List<String> officers, String tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(officers.size());
        ExecutorService threads = Executors.newFixedThreadPool(officers.size());
        try {
            List<Callable<String>> acts = new ArrayList<>();
            for (String user : officers) {
                Caller officer = Caller.session(port, user, PASSWORD);
                String form = "_csrf=" + token(officer) + "&view=" + tasks;
                acts.add(() -> {
                    start.await();
                    HttpResponse<String> answer = officer.send(
                            "POST",
                            "/inbox/acknowledgments",
                            form,
                            "Content-Type",
                            "application/x-www-form-urlencoded");
                    assertThat(answer.statusCode()).isEqualTo(302);
                    return officer.get("/").body();
                });
            }
            List<String> pages = new ArrayList<>();
            for (Future<String> page : threads.invokeAll(acts)) pages.add(page.get());
            return pages;
        } finally {
            threads.shutdown();
        }
    }

    /** How many requests a page says were acknowledged, or were not. */
    private static int told(String page, boolean refused) {
        Matcher sentence = TOLD.matcher(page);
        while (sentence.find()) if ((sentence.group(2) != null) == refused) return Integer.parseInt(sentence.group(1));
        return 0;
    }

    private static String token(Caller officer) {
        Matcher token = TOKEN.matcher(officer.get("/me").body());
        assertThat(token.find()).isTrue();
        return URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    }

    private int count(String rows, CaseReference request) {
        return administration.queryForObject("SELECT count(*) FROM " + rows, Integer.class, request.value());
    }
}
