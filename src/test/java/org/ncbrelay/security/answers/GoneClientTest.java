package org.ncbrelay.security.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ncbrelay.security.DoorTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class GoneClientTest extends DoorTest {
    @Test
    void aClientThatGoesAwayIsNoErrorOfOurs(CapturedOutput log) throws Exception {
        for (int i = 0; i < 20; i++) {
            askAndGo("/engine-rest/process-definition?maxResults=500");
            askAndGo("/api/support-requests?size=100");
        }
        // Whatever they left running has ended when no thread of the server is busy any more.
        await().atMost(Duration.ofSeconds(60)).until(() -> busyThreads() == 0);
        assertThat(loggedByServers(log)).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    private long busyThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().contains("-exec-"))
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("org.apache.catalina.core")))
                .count();
    }

    /** Resets the connection while the relay works on the answer. */
    private void askAndGo(String path) throws IOException {
        String login = Base64.getEncoder().encodeToString(("ncb.ken:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + login + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }
}
