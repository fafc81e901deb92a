package org.ncbrelay.adapter.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import java.io.IOException;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a request is called where it is measured, whatever its address was. */
class RequestRouteTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cases/KEN-2026-000001");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final ServerRequestObservationContext context = new ServerRequestObservationContext(request, response);

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
