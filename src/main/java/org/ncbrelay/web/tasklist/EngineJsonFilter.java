package org.ncbrelay.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Changes some of the engine's JSON as it is served, for its reader; refusals and everything else stay as they are. */
abstract class EngineJsonFilter extends OncePerRequestFilter {
    /** Spring Security's filters have the order -100; the reader is known only behind them. */
    static final int BEHIND_SECURITY = 110;

    static final String API = "/engine-rest";
    static final String WEB_APPS = "/camunda/api/engine/engine/{engine}";

    private static final PathPatternParser PATTERNS = new PathPatternParser();

    private final Collection<PathPattern> read;
    private final ObjectMapper json;

    EngineJsonFilter(Collection<PathPattern> read, ObjectMapper json) {
        this.read = read;
        this.json = json;
    }

    /** The same paths below several prefixes. */
    static List<PathPattern> below(Collection<String> prefixes, String... paths) {
        return prefixes.stream()
                .flatMap(prefix -> Stream.of(paths).map(path -> PATTERNS.parse(prefix + path)))
                .toList();
    }

    /** Whether there is anything to change for this reader. */
    abstract boolean isFor(HttpServletRequest request);

    abstract void change(JsonNode served, HttpServletRequest request);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !matches(read, request);
    }

    static boolean matches(Collection<PathPattern> patterns, HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(
                request.getRequestURI().substring(request.getContextPath().length()));
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (!isFor(request)) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (isGoodJson(answer)) {
            JsonNode served = json.readTree(answer.getContentAsByteArray());
            change(served, request);
            answer.resetBuffer();
            answer.getOutputStream().write(json.writeValueAsBytes(served));
        }
        answer.copyBodyToResponse();
    }

    private static boolean isGoodJson(HttpServletResponse answer) {
        return answer.getStatus() == HttpServletResponse.SC_OK
                && answer.getContentType() != null
                && answer.getContentType().contains("json");
    }
}
