package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.support.Answer;

/** With bounds that a test reaches. */
class RateLimitTest extends BehindProxyTest {
    @ParameterizedTest
    @CsvSource({"ncb.fra,/api/support-requests", "ncb.bra,/engine-rest/task"})
    void aScriptLearnsWhenToRetry(String user, String path) {
        Caller script = basic(user);
        Answer refused = untilRefused(() -> script.get(path, "X-Correlation-Id", "rate-1"));
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.field("correlationId")).isEqualTo("rate-1");
        assertThat(refused.json().path("status").asInt()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(basic("ncb.idn").status(path))
                .as("somebody else from the same address")
                .isEqualTo(200);
    }

    @Test
    void everyCallCountsForTheSameAccount() {
        Caller officer = session("ncb.sgp");
        untilRefused(() -> officer.get("/camunda/api/engine/engine/default/task"));
        officer.get("/api/support-requests").with(429);
        Answer page = officer.get("/me", "Accept", "text/html").with(429);
        assertThat(page.header("Retry-After")).isNotNull();
        assertThat(page.header("X-Correlation-Id")).isNotNull();
        assertThat(page.text()).contains("Too many requests");
    }

    @Test
    void nobodyIsCountedByAddressAndOfficersWorkOn() {
        Caller officer = session("agency.ken");
        Caller stranger = Caller.nobody(port);
        String[] from = {"X-Forwarded-For", "198.51.100.9", "Accept", "text/html"};
        untilRefused(() -> stranger.get("/engine-rest/task", from));
        stranger.get("/login", from).with(429);
        assertThat(stranger.status("/login", "X-Forwarded-For", "198.51.100.10"))
                .as("another address behind the same proxy")
                .isEqualTo(200);
        officer.get("/me", "Accept", "text/html").with(200);
        stranger.get("/actuator/health/liveness").with(200);
    }

    private static Answer untilRefused(Supplier<Answer> call) {
        for (int i = 0; i < 200; i++) {
            Answer answer = call.get();
            if (answer.status() == 429) return answer;
        }
        throw new AssertionError("200 calls and no end");
    }
}
