package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody can read is refused as such, whoever sends it and wherever; all of these once were failures, or had no words. */
class UnreadableRequestsTest extends DoorTest {
    private static final String JSON = "Content-Type: application/json";

    /** Tomcat's own readers refuse the line; our valve, which bounds the body, sees the request all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"POST /requests/draf#ts", "POST /api/tasks?q[0]=\"", "POST /|api"})
    void aFirstLineThatIsNoneWithABody(String line) throws IOException {
        try (RawRequest request = RawRequest.head(port, line, JSON, "Content-Length: 2")) {
            request.send("{}");
            assertThat(request.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FZ /engine-rest/task", "FZ /requests/new"})
    void aMethodThatDoesNotExistIsAProblemWithTheIdOfTheRequest(String line) throws IOException {
        for (String login : new String[] {"X-None: 1", RawRequest.basic("ncb.ken", PASSWORD)})
            try (RawRequest request = RawRequest.head(
                    port, line, login, "Accept: text/html", "X-Correlation-Id: odd-1", "Connection: close")) {
                assertThat(request.untilClosed())
                        .as(line)
                        .startsWith("HTTP/1.1 400")
                        .contains(
                                "application/problem+json",
                                "\"correlationId\":\"odd-1\"",
                                "The request cannot be read.");
            }
    }

    /** Spring Security looks at a header when it is read, which the engine does after everything else. */
    @ParameterizedTest
    @ValueSource(
            strings = {"GET /engine-rest/task/count", "POST /engine-rest/task/count", "POST /api/support-requests"})
    void aHeaderThatIsNoTextIsRefused(String line) throws IOException {
        try (RawRequest request = RawRequest.head(
                port,
                line,
                RawRequest.basic("agency.ken", PASSWORD),
                JSON,
                "Content-Length: 2",
                "Connection: close",
                "Idempotency-Key: \u00e9\uD83D\uDE00")) {
            request.send("{}");
            assertThat(request.untilClosed()).startsWith("HTTP/1.1 400").contains("The request cannot be read.");
        }
    }

    /** A header that the engine cannot read, parameters that exclude each other, an upload that is none, and the page of errors itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /engine-rest/task                                 | Accept-Language: ar;q=nonsense    | 400 | application/problem+json
            GET /engine-rest/task/count?includeAssignedTasks=true | X-None: 1                         | 400 | application/problem+json
            GET /login                                            | Content-Type: multipart/form-data | 400 | <html
            GET /error                                            | X-None: 1                         | 404 | <html
            """)
    void whatTheSenderDidWrongIsNoFailure(String line, String header, int status, String answered) throws IOException {
        boolean page = answered.equals("<html");
        try (RawRequest request = RawRequest.head(
                port,
                line,
                header,
                page ? "Accept: text/html" : RawRequest.basic("ncb.ken", PASSWORD),
                "Connection: close")) {
            assertThat(request.untilClosed()).startsWith("HTTP/1.1 " + status).contains(answered);
        }
    }
}
