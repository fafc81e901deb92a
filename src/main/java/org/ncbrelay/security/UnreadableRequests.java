package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.ncbrelay.security.answers.CorrelationId;
import org.ncbrelay.security.answers.Problems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that two programs could read in two ways, in front of all other filters and each counted for its address: paths that are
 * not in their canonical form, methods that do not exist, headers that are no text, and host names that are not the relay's. Spring
 * Security's own firewall decides; here it also refuses escapes of characters that need none (RFC 3986, 6.2.2.2), because the server
 * decodes a path before it chooses a servlet, and the rules of the chains read it as it was sent.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class UnreadableRequests extends OncePerRequestFilter implements RequestRejectedHandler {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /** As the server writes them. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Probes and Prometheus call a node by its address; their answers have no links. */
    private static final String PROBES = "/actuator/";

    /** Where the server itself leads after an error. A direct request for it would get a 500, although nothing has failed. */
    private static final String ERRORS = "/error";

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final Problems problems;
    private final RequestRates rates;
    private final Set<String> hosts = new HashSet<>(THIS_MACHINE);

    /**
     * @param baseUrl      {@code relay.base-url}; empty if it is not set
     * @param furtherHosts other host names of the relay, without scheme and port
     */
    UnreadableRequests(
            Problems problems,
            RequestRates rates,
            @Value("${relay.base-url:}") String baseUrl,
            @Value("${relay.hosts:}") Set<String> furtherHosts) {
        this.problems = problems;
        this.rates = rates;
        String host = URI.create(baseUrl).getHost();
        if (host != null) hosts.add(host.toLowerCase(Locale.ROOT));
        furtherHosts.forEach(further -> hosts.add(further.toLowerCase(Locale.ROOT)));
        UNRESERVED.chars().forEach(letter -> {
            firewall.getEncodedUrlBlocklist().add("%%%02x".formatted(letter));
            firewall.getEncodedUrlBlocklist().add("%%%02X".formatted(letter));
        });
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException unreadable) {
            handle(request, response, unreadable);
            return;
        }
        if (!isOfThisHost(request))
            refuse(request, response, "The relay is not known by this host name (RELAY_HOSTS).");
        else if (request.getRequestURI().equals(ERRORS)) response.sendError(HttpServletResponse.SC_NOT_FOUND);
        else chain.doFilter(request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException unreadable)
            throws IOException {
        refuse(request, response, null);
    }

    /** @param reason for a program and a person alike; null for the words that each of them gets */
    void refuse(HttpServletRequest request, HttpServletResponse response, String reason) throws IOException {
        Duration wait = rates.ofAddress(request.getRemoteAddr());
        if (!wait.isZero()) problems.tooMany(request, response, wait);
        else problems.unreadable(request, response, reason);
    }

    private boolean isOfThisHost(HttpServletRequest request) {
        String host = request.getServerName();
        return host == null
                || hosts.contains(host.toLowerCase(Locale.ROOT))
                || request.getRequestURI().startsWith(PROBES);
    }

    /**
     * Answers what Tomcat itself refuses before it knows a filter, such as an encoded slash, in the words and at the expense of the address as
     * {@link UnreadableRequests} does. Tomcat has no setting for either: it writes a page of its own. Before that, every request gets its id.
     */
    static final class Valve extends ValveBase {
        private final ObjectProvider<UnreadableRequests> requests;

        /** @param requests made after the server */
        Valve(ObjectProvider<UnreadableRequests> requests) {
            super(true);
            this.requests = requests;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            boolean refused = response.getStatus() == Response.SC_BAD_REQUEST;
            if (refused) response.setSuspended(false);
            CorrelationId.identified(request.getRequest(), response.getResponse(), (sender, answer) -> {
                if (refused) refuse(request, response);
                // A person gets Tomcat's page.
                if (response.getContentWritten() == 0) getNext().invoke(request, response);
            });
        }

        private void refuse(Request request, Response response) throws IOException {
            // A line that is no HTTP has no address.
            if (request.getRequestURI() == null)
                request.getCoyoteRequest().requestURI().setString("");
            requests.getObject().refuse(request.getRequest(), response.getResponse(), null);
        }
    }
}
