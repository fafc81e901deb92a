package org.ncbrelay.adapter.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Traces, where somebody wants them: a span for each request and each job, with names from short lists and nothing of what was sent. The
 * metrics call a request the same.
 */
class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final TracesConfiguration configuration = new TracesConfiguration();
    private final Collected collected = new Collected();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cases/KEN-2026-000001");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final ServerRequestObservationContext context = new ServerRequestObservationContext(request, response);
    private SdkTracerProvider provider;

    @Test
    void aRequestIsASpanOfItsRouteAndContinuesTheTraceOfItsSender() throws Exception {
        request.setQueryString("word=ivory");
        request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        List<String> logged = new ArrayList<>();
        send(1, request, (asked, answer) -> {
            logged.add(MDC.get("traceId"));
            ServerHttpObservationFilter.findObservationContext(request)
                    .orElseThrow()
                    .setPathPattern("/cases/{reference}");
        });
        SpanData span = collected.spans.get(0);
        assertThat(collected.spans).hasSize(1);
        assertThat(span.getName()).isEqualTo("GET /cases/{reference}");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(logged).containsExactly(TRACE);
        assertThat(MDC.get("traceId")).isNull();
        assertThat(keys(span)).containsExactlyInAnyOrder("method", "uri", "status");
        assertThat(span.toString()).doesNotContain("KEN", "ivory");
    }

    @Test
    void aFailureIsNamedAndNotQuoted() {
        assertThatThrownBy(
                        () -> send(1, new MockHttpServletRequest("POST", "/cases/KEN-2026-000001"), (asked, answer) -> {
                            throw new ServletException("somebody wrote: ivory of KEN-2026-000001");
                        }))
                .isInstanceOf(ServletException.class);
        SpanData span = collected.spans.get(0);
        assertThat(keys(span)).contains("error.type");
        assertThat(span.getEvents()).isEmpty();
        assertThat(span.toString()).doesNotContain("KEN", "ivory").contains("5xx");
    }

    @Test
    void aJobIsASpan() {
        ObservationRegistry observations = observations(1);
        assertThat(job(observations).<String>observe(() -> MDC.get("spanId"))).hasSize(16);
        assertThatThrownBy(() -> job(observations).observe((Runnable) () -> {
                    throw new IllegalStateException("a case of KEN");
                }))
                .hasMessage("a case of KEN");
        provider.close();
        assertThat(collected.spans).extracting(SpanData::getName).containsExactly("ncb.relay.job", "ncb.relay.job");
        assertThat(collected.spans.toString()).contains("IllegalStateException").doesNotContain("a case of KEN");
    }

    /** Whoever sends a request does not decide that it is recorded. */
    @Test
    void theShareIsOurs() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        send(0, request, (asked, answer) -> {});
        assertThat(collected.spans).isEmpty();
    }

    @Test
    void aSpanArrivesAtTheCollector() throws Exception {
        CompletableFuture<String> arrived = new CompletableFuture<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            arrived.complete(new String(body, StandardCharsets.ISO_8859_1));
        });
        collector.start();
        try {
            URI endpoint =
                    URI.create("http://localhost:" + collector.getAddress().getPort() + "/v1/traces");
            TracesSettings settings = new TracesSettings(endpoint, 1, Duration.ofSeconds(60));
            SdkTracerProvider provider = configuration.tracerProvider(configuration.spanExporter(settings), settings);
            job(observations(provider)).observe(() -> {});
            provider.close();
            assertThat(arrived.get(1, TimeUnit.MINUTES)).contains("ncb.relay.job", "ncb-relay");
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void withoutAnEndpointNothingIsPrepared() {
        ApplicationContextRunner relay = new ApplicationContextRunner().withUserConfiguration(Wired.class);
        relay.run(context ->
                assertThat(context).doesNotHaveBean(SpanExporter.class).doesNotHaveBean("spans"));
        relay.withPropertyValues("relay.traces.endpoint=http://localhost:9/v1/traces")
                .run(context ->
                        assertThat(context).hasSingleBean(SpanExporter.class).hasBean("spans"));
        relay.withPropertyValues("relay.traces.endpoint=http://localhost:9/v1/traces", "relay.traces.share=2")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(TracesSettings.class)
    @Import(TracesConfiguration.class)
    static class Wired {}

    private void send(double share, MockHttpServletRequest request, FilterChain chain)
            throws ServletException, IOException {
        try {
            new ServerHttpObservationFilter(observations(share), new RequestRoute())
                    .doFilter(request, new MockHttpServletResponse(), chain);
        } finally {
            provider.close();
        }
    }

    private ObservationRegistry observations(double share) {
        TracesSettings settings = new TracesSettings(URI.create("http://localhost:9"), share, Duration.ofSeconds(1));
        provider = configuration.tracerProvider(collected, settings);
        return observations(provider);
    }

    private ObservationRegistry observations(SdkTracerProvider provider) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(configuration.spans(provider));
        return observations;
    }

    private static Observation job(ObservationRegistry observations) {
        return Observation.createNotStarted(MeasuredTimes.JOB, observations);
    }

    private static List<String> keys(SpanData span) {
        List<String> keys = new ArrayList<>();
        span.getAttributes().forEach((key, value) -> keys.add(key.getKey()));
        return keys;
    }

    /** What would leave, once its batch is closed. */
    private static final class Collected implements SpanExporter {
        private final List<SpanData> spans = Collections.synchronizedList(new ArrayList<>());

        @Override
        public CompletableResultCode export(Collection<SpanData> batch) {
            spans.addAll(batch);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    void theRouteOfItsControllerNamesIt() {
        context.setPathPattern("/cases/{reference}");
        assertThat(named()).isEqualTo("method=GET status=2xx uri=/cases/{reference}");
        assertThat(new RequestRoute().getContextualName(context)).isEqualTo("GET /cases/{reference}");
        assertThat(new RequestRoute().getHighCardinalityKeyValues(context)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/cases/KEN-2026-000001, /cases/**",
        "/cases, /cases/**",
        "/casesKEN, OTHER",
        "/api/audit/export, /api/**",
        "/camunda/app/tasklist/default/, /camunda/app/**",
        "/camunda/lib/x.js, /camunda/**",
        "/engine-rest, /engine-rest/**",
        "/KEN-2026-000001, OTHER",
        "/, OTHER"
    })
    void whatNoControllerTookIsNamedByItsPlace(String address, String route) {
        request.setRequestURI(address);
        assertThat(named()).endsWith(" uri=" + route);
    }

    @Test
    void anInventedMethodIsAnOther() {
        request.setMethod("KEN-2026-000001");
        assertThat(named()).startsWith("method=OTHER ");
    }

    @ParameterizedTest
    @CsvSource({"200, 2xx", "302, 3xx", "409, 4xx", "503, 5xx", "0, UNKNOWN"})
    void theStatusIsItsClass(int status, String shown) {
        response.setStatus(status);
        assertThat(named()).contains(" status=" + shown + ' ');
    }

    @Test
    void aFailureIsOursUnlessTheSenderHadGone() {
        context.setError(new IllegalStateException("broken"));
        assertThat(named()).contains("status=5xx");
        context.setError(new ClientAbortException(new IOException("Broken pipe")));
        assertThat(named()).contains("status=4xx");
    }

    private String named() {
        return new RequestRoute()
                .getLowCardinalityKeyValues(context).stream()
                        .map((KeyValue pair) -> pair.getKey() + '=' + pair.getValue())
                        .sorted()
                        .collect(Collectors.joining(" "));
    }
}
