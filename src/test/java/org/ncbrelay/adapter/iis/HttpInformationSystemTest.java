package org.ncbrelay.adapter.iis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.adapter.iis.IisSettings.Mode;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.InformationSystem.Amendment;
import org.ncbrelay.port.InformationSystem.Entry;
import org.ncbrelay.port.InformationSystem.InformationSystemUnavailable;
import org.ncbrelay.port.InformationSystem.Recorded;

class HttpInformationSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private HttpServer server;
    private HttpExchange call;
    private byte[] sent;
    private int status = 201;
    private String answer = "{\"number\": \"IIS-2026-00000001\", \"recordedAt\": \"2026-02-03T10:15:30Z\"}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/iis/records/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        call = exchange;
        sent = exchange.getRequestBody().readAllBytes();
        byte[] bytes = status == 204 ? new byte[0] : answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCaseIsRecordedAsTheContractHasIt() throws IOException {
        Recorded recorded = system().record(entry("KEN-2026-000001"));

        assertThat(recorded).isEqualTo(new Recorded("IIS-2026-00000001", Instant.parse("2026-02-03T10:15:30Z")));
        assertThat(call.getRequestMethod()).isEqualTo("PUT");
        assertThat(call.getRequestURI().getPath()).isEqualTo("/iis/records/KEN-2026-000001");
        assertThat(call.getRequestHeaders().getFirst("Idempotency-Key")).isEqualTo("KEN-2026-000001");
        assertThat(call.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer a-token");
        assertThat(call.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/json");
        JsonNode body = JSON.readTree(sent);
        assertThat(body.path("source").asText()).isEqualTo("NCB");
        assertThat(body.path("sourceCode").asText()).isEqualTo("KEN");
        assertThat(body.path("retentionUntil").asText()).isEqualTo("2029-12-31");
        assertThat(body.path("restrictedCountries").toString()).isEqualTo("[\"FRA\"]");
        assertThat(body).hasSize(9);
    }

    @Test
    void anAmendmentHasItsOwnAddressAndKey() throws IOException {
        UUID id = UUID.randomUUID();
        Amendment amendment = new Amendment(
                id, new CaseReference("KEN-2026-000001"), "FACTS", "APPROVED_AGENCY", "KEN-WCIU", "agency.ken");

        assertThat(system().amend(amendment).number()).isEqualTo("IIS-2026-00000001");
        assertThat(call.getRequestURI().getPath()).isEqualTo("/iis/records/KEN-2026-000001/amendments/" + id);
        assertThat(call.getRequestHeaders().getFirst("Idempotency-Key")).isEqualTo(id.toString());
        JsonNode body = JSON.readTree(sent);
        assertThat(body.path("kind").asText()).isEqualTo("FACTS");
        assertThat(body.path("sourceCode").asText()).isEqualTo("KEN-WCIU");
        assertThat(body).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204, 302, 400, 401, 404, 409, 500, 503})
    void everyOtherStatusRecordsNothingAndNothingOfItsAnswerIsQuoted(int other) {
        status = other;
        assertNoRecord().hasMessage("answered " + other);
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
        answer = body;
        assertNoRecord();
    }

    @Test
    void furtherFieldsAreIgnored() {
        status = 200;
        answer = "{\"number\": \"IIS-1\", \"recordedAt\": \"2026-02-03T10:15:30Z\", \"more\": 1}";
        assertThat(system().record(entry("KEN-2026-000001")).number()).isEqualTo("IIS-1");
    }

    @Test
    void anEndlessAnswerIsRefused() {
        answer = "{\"number\": \"" + "1".repeat(20_000) + "\"}";
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
        stop();
        assertNoRecord();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://iis.example", "ftp://iis.example", "iis.example", "http://localhost.iis.example"})
    void theTokenTravelsProtectedOnly(String url) {
        assertThatThrownBy(() -> system(url, Duration.ofSeconds(1))).hasMessageContaining("relay.iis.url");
    }

    private AbstractThrowableAssert<?, ?> assertNoRecord() {
        return assertThatThrownBy(() -> system().record(entry("KEN-2026-000001")))
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
        return system("http://localhost:" + server.getAddress().getPort() + "/iis", PATIENCE);
    }

    private static HttpInformationSystem system(String url, Duration readTimeout) {
        return new HttpInformationSystem(
                new IisSettings(Mode.HTTP, URI.create(url), "a-token", PATIENCE, readTimeout), JSON);
    }
}
