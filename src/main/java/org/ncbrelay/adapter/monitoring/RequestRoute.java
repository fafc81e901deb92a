package org.ncbrelay.adapter.monitoring;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * How a request is named where it is measured: by method, route and class of the status, each from a short list. An address as it was sent
 * would hold references and names, and there would be as many of them as there are cases.
 */
@Component
final class RequestRoute implements ServerRequestObservationConvention {
    static final String NAME = "http.server.requests";

    /** As many servers note that the client went away before the answer. */
    private static final int GONE = 499;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Where a request never reached a controller, because it was refused before or is answered by a filter or another servlet. */
    private static final List<String> PLACES = List.of(
            "/api/",
            "/engine-rest/",
            "/camunda/app/",
            "/camunda/api/",
            "/camunda/",
            "/login/",
            "/logout/",
            "/oauth2/",
            "/actuator/",
            "/administration/",
            "/cases/",
            "/tasks/",
            "/intelligence/",
            "/me/");

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getContextualName(ServerRequestObservationContext context) {
        return method(context) + ' ' + route(context);
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        return KeyValues.of(
                KeyValue.of("method", method(context)),
                KeyValue.of("uri", route(context)),
                KeyValue.of("status", status(context)));
    }

    /** Spring's own would be the address as it was sent. */
    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        return KeyValues.empty();
    }

    private static String method(ServerRequestObservationContext context) {
        String method = context.getCarrier().getMethod();
        return METHODS.contains(method) ? method : "OTHER";
    }

    /** Such as {@code 4xx}. A request that ended by an exception is a 5xx, whatever its status was by then, unless its sender had gone. */
    private static String status(ServerRequestObservationContext context) {
        if (context.getResponse() == null) return "UNKNOWN";
        Throwable failure = context.getError();
        int status = failure == null
                ? context.getResponse().getStatus()
                : DisconnectedClientHelper.isClientDisconnectedException(failure) ? GONE : 500;
        return status >= 100 && status < 600 ? status / 100 + "xx" : "UNKNOWN";
    }

    private static String route(ServerRequestObservationContext context) {
        String route = context.getPathPattern();
        if (route != null) return route;
        String path = context.getCarrier()
                .getRequestURI()
                .substring(context.getCarrier().getContextPath().length());
        return PLACES.stream()
                .filter(place -> (path + '/').startsWith(place))
                .findFirst()
                .map(place -> place + "**")
                .orElse("OTHER");
    }
}
