package org.ncbrelay.adapter.iis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.adapter.iis.IisSettings.Mode;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.InformationSystem.Entry;
import org.ncbrelay.port.InformationSystem.InformationSystemUnavailable;
import org.ncbrelay.port.InformationSystem.Recorded;

class HttpInformationSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private InformationSystemServer server;

    @BeforeEach
    void start() throws IOException {
        server = new InformationSystemServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCaseIsRecordedAsTheContractHasIt() throws IOException {
        Recorded recorded = system().record(entry("KEN-2026-000001"));

        assertThat(recorded).isEqualTo(new Recorded("IIS-2026-00000001", Instant.parse("2026-02-03T10:15:30Z")));
        var call = server.calls().get(0);
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.path()).isEqualTo("/iis/records/KEN-2026-000001");
        assertThat(call.headers().getFirst("Idempotency-Key")).isEqualTo("KEN-2026-000001");
        assertThat(call.headers().getFirst("Authorization")).isEqualTo("Bearer a-token");
        assertThat(call.headers().getFirst("Content-Type")).isEqualTo("application/json");
        JsonNode body = JSON.readTree(call.body());
        assertThat(body.path("source").asText()).isEqualTo("NCB");
        assertThat(body.path("sourceCode").asText()).isEqualTo("KEN");
        assertThat(body.path("retentionUntil").asText()).isEqualTo("2029-12-31");
        assertThat(body.path("restrictedCountries").toString()).isEqualTo("[\"FRA\"]");
        assertThat(body).hasSize(9);
    }

    @Test
    void theSameCaseAgainIsTheSameRecord() {
        Recorded first = system().record(entry("KEN-2026-000001"));

        assertThat(system().record(entry("KEN-2026-000001"))).isEqualTo(first);
        assertThat(system().record(entry("KEN-2026-000002"))).isNotEqualTo(first);
    }

    @Test
    void aServerInTroubleMayBeAskedAgain() {
        server.answer(500, "{\"error\": \"secret detail\"}");

        assertThatThrownBy(() -> system().record(entry("KEN-2026-000001")))
                .isInstanceOf(InformationSystemUnavailable.class)
                .hasMessage("answered 500");
        server.recover();
        assertThat(system().record(entry("KEN-2026-000001")).number()).isEqualTo("IIS-2026-00000001");
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204, 302, 400, 401, 404, 409, 503})
    void everyOtherStatusRecordsNothing(int status) {
        server.answer(status, "{\"number\": \"IIS-1\", \"recordedAt\": \"2026-02-03T10:15:30Z\"}");

        assertNoRecord();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not json",
                "{\"number\": \"IIS-1\"}",
                "{\"number\": \" \", \"recordedAt\": \"2026-02-03T10:15:30Z\"}",
                "{\"number\": \"IIS-1\", \"recordedAt\": \"yesterday\"}"
            })
    void anAnswerThatNamesNoRecordIsNone(String body) {
        server.answer(201, body);

        assertNoRecord();
    }

    @Test
    void furtherFieldsAreIgnored() {
        server.answer(200, "{\"number\": \"IIS-1\", \"recordedAt\": \"2026-02-03T10:15:30Z\", \"more\": 1}");

        assertThat(system().record(entry("KEN-2026-000001")).number()).isEqualTo("IIS-1");
    }

    @Test
    void anEndlessAnswerIsRefused() {
        server.answer(201, "{\"number\": \"" + "1".repeat(20_000) + "\"}");

        assertNoRecord();
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            var system = system("http://localhost:" + silent.getLocalPort(), Duration.ofMillis(200));

            assertThatThrownBy(() -> system.record(entry("KEN-2026-000001")))
                    .isInstanceOf(InformationSystemUnavailable.class);
        }
    }

    @Test
    void aServerThatIsAwayIsUnavailable() {
        server.close();

        assertNoRecord();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://iis.example", "ftp://iis.example", "iis.example", "http://localhost.iis.example"})
    void theTokenTravelsProtectedOnly(String url) {
        assertThatThrownBy(() -> system(url, Duration.ofSeconds(1))).hasMessageContaining("relay.iis.url");
    }

    private void assertNoRecord() {
        assertThatThrownBy(() -> system().record(entry("KEN-2026-000001")))
                .isInstanceOf(InformationSystemUnavailable.class);
    }

    /** An entry to try a system with. */
    static Entry entry(String reference) {
        return new Entry(
                new CaseReference(reference),
                "NCB",
                "KEN",
                "ncb.ken",
                "THREAT_ANALYSIS",
                "RESTRICTED",
                null,
                List.of("FRA"),
                LocalDate.of(2029, 12, 31));
    }

    private HttpInformationSystem system() {
        return system(server.url(), PATIENCE);
    }

    private static HttpInformationSystem system(String url, Duration readTimeout) {
        return new HttpInformationSystem(
                new IisSettings(Mode.HTTP, URI.create(url), "a-token", PATIENCE, readTimeout), JSON);
    }
}
