package org.ncbrelay.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Translates forms, and the names of tasks, flows and desks, as the engine serves them, through either of its doors. */
@Component
@Order(ServedWordsFilter.BEHIND_SECURITY)
final class ServedWordsFilter extends OncePerRequestFilter {
    /** Spring Security's filters have the order -100; whoever reads is known only behind them. */
    static final int BEHIND_SECURITY = 110;

    private static final PathPatternParser PATTERNS = new PathPatternParser();

    private static final List<PathPattern> READ = Stream.of("/engine-rest", "/camunda/api/engine/engine/{engine}")
            .flatMap(door -> Stream.of(
                            "/task",
                            "/task/{id}",
                            "/task/{id}/deployed-form",
                            "/filter",
                            "/filter/{id}",
                            "/filter/{id}/list",
                            "/process-definition",
                            "/process-definition/{id}",
                            "/process-definition/{id}/deployed-start-form",
                            "/process-definition/key/{key}",
                            "/process-definition/key/{key}/deployed-start-form")
                    .map(path -> PATTERNS.parse(door + path)))
            .toList();

    private final Map<String, FormWords> words =
            FormWords.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), FormWords::in));

    private final ReadersLanguage language;
    private final ObjectMapper json;

    ServedWordsFilter(ReadersLanguage language, ObjectMapper json) {
        this.language = language;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(
                request.getRequestURI().substring(request.getContextPath().length()));
        return READ.stream().noneMatch(read -> read.matches(path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        FormWords wanted = words.get(language.of(request));
        if (wanted == null) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (isGoodJson(answer)) translate(answer, wanted);
        answer.copyBodyToResponse();
    }

    private static boolean isGoodJson(HttpServletResponse answer) {
        return answer.getStatus() == HttpServletResponse.SC_OK
                && answer.getContentType() != null
                && answer.getContentType().contains("json");
    }

    private void translate(ContentCachingResponseWrapper answer, FormWords words) throws IOException {
        JsonNode served = json.readTree(answer.getContentAsByteArray());
        ServedText.replace(served, words::translate);
        answer.resetBuffer();
        answer.getOutputStream().write(json.writeValueAsBytes(served));
    }
}
