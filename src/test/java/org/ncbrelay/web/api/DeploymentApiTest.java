package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.SupportWalk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FlowTest
class DeploymentApiTest {
    @Autowired
    SupportWalk support;

    @LocalServerPort
    int port;

    @Test
    void hostAndLeadExtendAndEndAMissionAndEverybodyElseIsRefusedWithAReason() throws Exception {
        CaseReference reference = support.asked("IST_DEPLOYMENT");
        assertThat(extend(reference, "lead", "{\"days\": 1, \"reason\": \"More phones\"}"))
                .startsWith("409")
                .contains("No team is deployed");
        support.deployed(reference, 18);

        assertThat(extend(reference, "ncbhead.fra", "{\"days\": 1, \"reason\": \"x\"}"))
                .startsWith("404");
        assertThat(extend(reference, "gs", "{\"days\": 1, \"reason\": \"x\"}")).startsWith("403");
        assertThat(extend(reference, "lead", "{\"days\": 1.5, \"reason\": \"x\"}"))
                .startsWith("400");
        assertThat(extend(reference, "lead", "{\"days\": 2}")).startsWith("400").contains("reason");
        assertThat(extend(reference, "lead", "{\"days\": 3, \"reason\": \"More phones\"}"))
                .startsWith("400")
                .contains("20 working days in all");
        assertThat(extend(reference, "lead", "{\"days\": 2, \"reason\": \"More phones\"}"))
                .startsWith("200")
                .contains("\"workingDays\":20");
        assertThat(end(reference, "ncb.ken")).startsWith("403");
        assertThat(end(reference, "ncbhead.ken")).startsWith("200").contains("CONSENT_WITHDRAWN");
        assertThat(end(reference, "lead")).startsWith("409").contains("The mission is over");
    }

    private String extend(CaseReference reference, String user, String body) throws IOException, InterruptedException {
        return post(reference, "extension", user, body);
    }

    private String end(CaseReference reference, String user) throws IOException, InterruptedException {
        return post(reference, "end", user, "{\"reason\": \"The hearing was moved\"}");
    }

    /** Status and body. */
    private String post(CaseReference reference, String act, String user, String body)
            throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((user + ":wildlife-demo").getBytes());
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/support-requests/"
                                        + reference + "/deployment/" + act))
                                .header("Authorization", "Basic " + login)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
