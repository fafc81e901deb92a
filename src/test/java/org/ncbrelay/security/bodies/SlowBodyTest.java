package org.ncbrelay.security.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.security.RawRequest;
import org.ncbrelay.security.cases.AccessTestCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The whole body must have come within a bound, however regularly its bytes trickle in. */
class SlowBodyTest extends AccessTestCase {
    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String LONG = "Content-Length: 100000";
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    @Autowired
    private ServletWebServerApplicationContext server;

    @Autowired
    private BodyLimits limits;

    private int silence;

    /** The relay is shared with tests that may take their time. */
    @BeforeEach
    void boundBySeconds() {
        AbstractProtocol<?> protocol = protocol();
        silence = protocol.getConnectionTimeout();
        protocol.setConnectionTimeout(1000);
        Duration second = Duration.ofSeconds(1);
        bound(new BodyLimits(second, second, second));
    }

    @AfterEach
    void boundAsBefore() {
        protocol().setConnectionTimeout(silence);
        bound(limits);
    }

    private AbstractProtocol<?> protocol() {
        return (AbstractProtocol<?>) tomcat().getConnector().getProtocolHandler();
    }

    private Tomcat tomcat() {
        return ((TomcatWebServer) server.getWebServer()).getTomcat();
    }

    private void bound(BodyLimits by) {
        unbound();
        tomcat().getEngine().getPipeline().addValve(new BodyBoundsValve(by));
    }

    private void unbound() {
        Pipeline pipeline = tomcat().getEngine().getPipeline();
        for (Valve valve : pipeline.getValves()) if (valve instanceof BodyBoundsValve) pipeline.removeValve(valve);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/support-requests", "/engine-rest/task"})
    void aBodyThatTricklesIsCut(String path) throws IOException {
        assertThat(assertCut(path, "{\"title\":\"", "x", JSON, LONG, officer()))
                .contains("\"status\":408", "correlationId");
    }

    @Test
    void aBodyOfUnknownLengthIsCutToo() throws IOException {
        assertCut("/engine-rest/task", "1\r\n{\r\n", "1\r\n \r\n", JSON, CHUNKED, officer());
    }

    @Test
    void aSenderWhoFallsSilentIsCut() throws IOException {
        try (RawRequest request = RawRequest.head(port, "POST /engine-rest/task", JSON, LONG, officer())) {
            request.send("{");
            assertThat(request.status()).isEqualTo(408);
            request.untilClosed();
        }
    }

    @Test
    void anUploadIsCutAndNothingOfItIsKept() throws IOException {
        CaseReference own = flow.submit("agency.ken");
        String path = "/api/support-requests/" + own + "/evidence";
        String type = "Content-Type: multipart/form-data; boundary=x";
        String part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n";
        assertCut(path, part, "x", type, LONG, RawRequest.basic("agency.ken", DoorTest.PASSWORD));
        assertThat(basic("agency.ken").get(path).json().path("items")).isEmpty();
    }

    @Test
    void theFormOfTheLoginIsCut() throws IOException {
        assertCut("/login", "username=", "x", FORM, "Content-Length: 4000");
    }

    @Test
    void theFormOfASessionIsCut() throws IOException {
        Caller officer = session("ncb.ken");
        String cookie = "Cookie: JSESSIONID=" + officer.cookie("JSESSIONID");
        assertCut("/requests/drafts", "title=", "x", FORM, LONG, cookie);
    }

    /** Its sender gets the answer, and what is still to come is read away for as long as any body may take, no longer. */
    @Test
    void aBodyThatIsTooLargeIsNotWaitedForEither() throws IOException {
        try (RawRequest request =
                RawRequest.head(port, "POST /engine-rest/task", JSON, "Content-Length: 10000000", officer())) {
            assertThat(request.statusWhileSending("x")).isEqualTo(413);
            request.sendUntilClosed("x");
        }
        try (RawRequest request = RawRequest.head(port, "POST /engine-rest/task", JSON, CHUNKED, officer())) {
            request.send("100000\r\n" + " ".repeat(0x100000));
            assertThat(request.status()).isEqualTo(413);
        }
    }

    /** So the tests above can fail: the same body, in the same time, is read to its end. */
    @Test
    void withoutItsValveTheRelayWaits() throws IOException {
        assertThat(statusOfAHundredBytes()).isEqualTo(408);
        unbound();
        int status = statusOfAHundredBytes();
        // A busy machine may send nothing for a second, which is too long without the valve too.
        if (status == 408) status = statusOfAHundredBytes();
        assertThat(status).isNotEqualTo(408);
    }

    /** @return the whole answer */
    private String assertCut(String path, String begin, String more, String... headers) throws IOException {
        try (RawRequest request = RawRequest.head(port, "POST " + path, headers)) {
            request.send(begin);
            assertThat(request.statusWhileSending(more)).isEqualTo(408);
            return request.untilClosed();
        }
    }

    private int statusOfAHundredBytes() throws IOException {
        try (RawRequest request =
                RawRequest.head(port, "POST /engine-rest/task", JSON, "Content-Length: 100", officer())) {
            return request.statusWhileSending(" ");
        }
    }

    private static String officer() {
        return RawRequest.basic("ncb.ken", DoorTest.PASSWORD);
    }
}
