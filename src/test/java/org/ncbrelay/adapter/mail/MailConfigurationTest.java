package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ncbrelay.port.Letter;
import org.springframework.mock.env.MockEnvironment;

/** Letters lead to where the relay is. */
class MailConfigurationTest {
    private static final String REFERENCE = "KEN-2026-000017";
    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void lettersLeadToTheAddressThatIsSet() {
        assertThat(body("https://relay.example/")).contains("https://relay.example/cases/" + REFERENCE);
    }

    @Test
    void withoutOneTheyLeadToThePortThatTheRelayServes() {
        assertThat(body("")).contains("http://localhost:8080/cases/" + REFERENCE);
        environment.setProperty("server.port", "9090");
        assertThat(body("")).contains("http://localhost:9090/cases/" + REFERENCE);
        environment.setProperty("local.server.port", "18123");
        assertThat(body("")).contains("http://localhost:18123/cases/" + REFERENCE);
    }

    @Test
    void anAddressThatNoBrowserOpensIsRefusedAtTheStart() {
        assertThatThrownBy(() -> body("relay.example")).hasMessageContaining("relay.base-url");
    }

    private String body(String baseUrl) {
        return new MailConfiguration()
                .letterWords(baseUrl, environment)
                .body(Letter.REQUEST_SUBMITTED, REFERENCE, "en");
    }
}
