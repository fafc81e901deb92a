package org.ncbrelay.adapter.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** A line of the log as JSON, as the relay's own settings make it: it has the id of its request, and nothing that the plain line has not. */
class LogFieldsTest {
    private final LoggerContext context = new LoggerContext();
    private final StructuredLogEncoder encoder = new StructuredLogEncoder();

    /** A line as the relay writes it, with its failure if there is one. */
    static String line(String level, String message, Instant at, boolean failed) throws IOException {
        LogFieldsTest log = new LogFieldsTest();
        log.start();
        return log.text(
                Level.valueOf(level), message, at, Map.of(), failed ? new IllegalStateException("broken") : null);
    }

    @BeforeEach
    void start() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("relay", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        context.putObject(Environment.class.getName(), environment);
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
    }

    @Test
    void aLineHasTheIdOfItsRequest() throws IOException {
        JsonNode line = line(Map.of("correlationId", "3f6c", "traceId", "4bf9", "spanId", "00f0"), null);
        assertThat(line.path("correlationId").asText()).isEqualTo("3f6c");
        assertThat(line.path("traceId").asText()).isEqualTo("4bf9");
        assertThat(line.path("message").asText()).isEqualTo("The case was\nclosed \"by\" mistake");
        assertThat(line.path("log").path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("log").path("logger").asText()).isEqualTo("org.ncbrelay.flow");
        assertThat(line.path("service").path("name").asText()).isEqualTo("ncb-relay");
        assertThat(line.path("@timestamp").asText()).startsWith("2026-10-05T08:00:00");
        assertThat(line.path("ecs").path("version").asText()).isNotEmpty();
    }

    /** What the engine keeps beside each line while it works on a case. */
    @Test
    void whatThePlainLineDoesNotSayStaysOut() throws IOException {
        Map<String, String> ofEngine = Map.of(
                "businessKey", "KEN-2026-000001",
                "tenantId", "KEN",
                "activityId", "Task_AcknowledgeRequest",
                "processInstanceId", "m1",
                "user", "ncb.ken");
        assertThat(fields(line(ofEngine, null)))
                .containsExactlyInAnyOrder("@timestamp", "log", "process", "service", "message", "ecs");
        assertThat(line(ofEngine, null).toString()).doesNotContain("KEN", "ncb.ken", "Task_");
    }

    @Test
    void aFailureHasItsKindAndItsTrace() throws IOException {
        JsonNode line = line(Map.of(), new IllegalStateException("broken"));
        assertThat(line.path("error").path("type").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.path("error").path("stack_trace").asText()).contains("LogFieldsTest");
    }

    private JsonNode line(Map<String, String> beside, Throwable failure) throws IOException {
        String text = text(
                Level.WARN,
                "The case was\nclosed \"by\" mistake",
                Instant.parse("2026-10-05T08:00:00Z"),
                beside,
                failure);
        assertThat(text).doesNotContain("\n");
        return new ObjectMapper().readTree(text);
    }

    private String text(Level level, String message, Instant at, Map<String, String> beside, Throwable failure) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(context);
        event.setLoggerName("org.ncbrelay.flow");
        event.setLevel(level);
        event.setThreadName("worker");
        event.setMessage(message);
        event.setInstant(at);
        event.setMDCPropertyMap(beside);
        if (failure != null) event.setThrowableProxy(new ThrowableProxy(failure));
        return new String(encoder.encode(event), StandardCharsets.UTF_8).strip();
    }

    private static List<String> fields(JsonNode line) {
        List<String> names = new ArrayList<>();
        line.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
