package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With bounds that a test reaches; what is used comes back after seconds, so each test has its own people. */
class RateLimitTest extends BehindProxyTest {
    @ParameterizedTest
    @CsvSource({"ncb.fra,/api/support-requests", "ncb.bra,/engine-rest/task"})
    void aScriptLearnsWhenToRetry(String user, String path) {
        Caller script = basic(user);
        HttpResponse<String> refused = untilRefused(() -> script.get(path, "X-Correlation-Id", "rate-1"));
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Caller.json(refused).path("correlationId").asText()).isEqualTo("rate-1");
        assertThat(Caller.json(refused).path("status").asInt()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        assertThat(basic("ncb.idn").status(path))
                .as("somebody else from the same address")
                .isEqualTo(200);
    }

    @Test
    void everyCallCountsForTheSameAccount() {
        Caller officer = session("ncb.sgp");
        untilRefused(() -> officer.get("/camunda/api/engine/engine/default/task"));
        assertThat(officer.status("/api/support-requests")).isEqualTo(429);
        HttpResponse<String> page = officer.get("/me", "Accept", "text/html");
        assertStatus(429, page);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.headers().firstValue("X-Correlation-Id")).isPresent();
        assertThat(page.body()).contains("Too many requests");
    }

    @Test
    void nobodyIsCountedByAddressAndOfficersWorkOn() {
        Caller officer = session("agency.ken");
        Caller stranger = Caller.nobody(port);
        String[] from = {"X-Forwarded-For", "198.51.100.9", "Accept", "text/html"};
        untilRefused(() -> stranger.get("/engine-rest/task", from));
        assertThat(stranger.status("/login", from)).isEqualTo(429);
        assertThat(stranger.status("/login", "X-Forwarded-For", "198.51.100.10"))
                .as("another address behind the same proxy")
                .isEqualTo(200);
        assertThat(officer.status("/me", "Accept", "text/html")).isEqualTo(200);
        assertThat(stranger.status("/actuator/health/liveness")).isEqualTo(200);
    }

    private static HttpResponse<String> untilRefused(Supplier<HttpResponse<String>> call) {
        for (int i = 0; i < 200; i++) {
            HttpResponse<String> answer = call.get();
            if (answer.statusCode() == 429) return answer;
        }
        throw new AssertionError("200 calls and no end");
    }
}
