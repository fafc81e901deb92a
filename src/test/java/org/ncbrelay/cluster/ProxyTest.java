package org.ncbrelay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.Ports;

/** What {@code docker/haproxy.cfg} answers by itself. */
@FullOnly
@IntegrationTest
@Tag("from-outside")
class ProxyTest {
    @TempDir
    private Path folder;

    @Test
    void whereNoNodeIsReadyTheAnswerSaysWhenToTryAgain() throws Exception {
        Assumptions.assumeTrue(
                Proxy.isInstalled(), "haproxy is not installed (Debian, Ubuntu: apt-get install haproxy)");
        try (Proxy proxy = Proxy.start(folder, Ports.free(), List.of(Ports.free()))) {
            HttpResponse<String> answer = await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> ask(proxy.port()), each -> each.statusCode() == 503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(new ObjectMapper().readTree(answer.body()).path("status").asInt())
                    .isEqualTo(503);
        }
    }

    private static HttpResponse<String> ask(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/agencies"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
