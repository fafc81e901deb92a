package org.ncbrelay.security.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.security.RawRequest;

/** Nobody's body is read before it is known who sends it: the relay answers although not one byte of it has come. */
class StrangersBodyTest extends DoorTest {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String JSON = "Content-Type: application/json";
    private static final String UPLOAD = "Content-Type: multipart/form-data; boundary=x";

    @ParameterizedTest
    @CsvSource({
        "POST /api/support-requests, json, 401",
        "POST /api/support-requests, form, 401",
        "PUT /api/support-requests, form, 401",
        "POST /api/support-requests/KEN-2026-000001/evidence, upload, 401",
        "POST /engine-rest/task, json, 401",
        "POST /engine-rest/task, upload, 401",
        "POST /camunda/api/engine/engine/default/task, json, 401",
        "POST /camunda/api/engine/engine/default/task, upload, 401",
        "POST /camunda/app/tasklist/default/, upload, 401",
        "POST /requests/drafts, form, 403",
        "POST /requests/drafts, upload, 403",
        "GET /me, upload, 302",
        "POST /login, upload, 403",
        "POST /css/relay.css, upload, 405"
    })
    void aStrangerIsAnsweredBeforeTheBodyComes(String line, String kind, int status) throws IOException {
        assertAnsweredBefore(status, line, type(kind));
    }

    @ParameterizedTest
    @CsvSource({"expert.fra, json", "expert.bra, form", "expert.idn, upload"})
    void aWrongPasswordIsAnsweredBeforeTheBodyComes(String user, String kind) throws IOException {
        assertAnsweredBefore(401, "POST /engine-rest/task", type(kind), RawRequest.basic(user, "wrong"));
    }

    private void assertAnsweredBefore(int status, String line, String... headers) throws IOException {
        for (String length : new String[] {"Content-Length: 1000", "Transfer-Encoding: chunked"}) {
            String[] all = Stream.concat(Stream.of(headers), Stream.of(length)).toArray(String[]::new);
            try (RawRequest request = RawRequest.head(port, line, all)) {
                assertThat(request.status()).as(length).isEqualTo(status);
                request.untilClosed();
            }
        }
    }

    @Test
    void theFormOfTheLoginIsTiny() throws IOException {
        try (RawRequest request = RawRequest.head(port, "POST /login", FORM, "Content-Length: 100000")) {
            assertThat(request.status()).isEqualTo(403);
            request.untilClosed();
        }
        session("ncb.ken").get("/me").with(200);
    }

    /** A form that names itself an upload would be written to the disk only to look for the token in it. */
    @Test
    void theTokenOfASessionIsNotLookedForInAnUpload() throws IOException {
        Caller officer = session("ncb.ken");
        String cookie = "Cookie: JSESSIONID=" + officer.cookie("JSESSIONID");
        try (RawRequest request =
                RawRequest.head(port, "POST /requests/drafts", UPLOAD, "Content-Length: 1000", cookie)) {
            assertThat(request.status()).isEqualTo(403);
        }
    }

    /** What is small and on its way is read away, so that the answer is not lost with the connection. */
    @Test
    void aStrangerWhoSendsItAllIsAnsweredToo() {
        for (int i = 0; i < 50; i++)
            Caller.nobody(port)
                    .post("/api/support-requests", "x".repeat(20_000))
                    .with(401);
    }

    private static String type(String kind) {
        return switch (kind) {
            case "json" -> JSON;
            case "form" -> FORM;
            default -> UPLOAD;
        };
    }
}
