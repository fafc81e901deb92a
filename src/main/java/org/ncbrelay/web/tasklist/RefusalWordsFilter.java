package org.ncbrelay.web.tasklist;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Words what is refused to an officer in Tasklist as our pages do: in the reader's language, each field by its label. A script gets the
 * words of the rules.
 */
@Component
@Order(EngineJsonFilter.BEHIND_SECURITY)
final class RefusalWordsFilter extends OncePerRequestFilter {
    /** Where the engine's side leaves the refusal of a request, from which its answer is written. */
    static final String REFUSAL = "relay.refusal";

    private static final Pattern TASK = Pattern.compile("/task/([^/]+)/");

    private final TaskForms work;
    private final ReadersLanguage language;
    private final CurrentOfficer officers;

    RefusalWordsFilter(TaskForms work, ReadersLanguage language, CurrentOfficer officers) {
        this.work = work;
        this.language = language;
        this.officers = officers;
    }

    /** The task that a call of the engine's API is about; empty where it is about none. */
    static String task(HttpServletRequest request) {
        Matcher task = TASK.matcher(request.getRequestURI());
        return task.find() ? task.group(1) : "";
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().contains("/camunda/api/engine/")
                || task(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!officers.isPresent()) {
            chain.doFilter(request, response);
            return;
        }
        PageFormatter show = language.show(request, officers.officer());
        Map<String, String> labels = labels(task(request), show);
        chain.doFilter(request, response);
        if (request.getAttribute(REFUSAL) instanceof Refusal refusal && !(refusal instanceof Refusal.NotFound))
            request.setAttribute(REFUSAL, worded(refusal, labels, new RefusalTexts(show)));
    }

    /** Of the form's fields, by their key. */
    private Map<String, String> labels(String taskId, PageFormatter show) {
        try {
            return show.model().of(work.of(taskId)).fields().stream()
                    .collect(Collectors.toMap(TaskForm.Part::key, TaskForm.Part::words, (one, same) -> one));
        } catch (Refusal hidden) {
            return Map.of();
        }
    }

    private static Refusal worded(Refusal refusal, Map<String, String> labels, RefusalTexts texts) {
        if (refusal instanceof Refusal.Invalid invalid)
            return new Refusal.Invalid(invalid.violations().stream()
                    .map(violation -> new Violation("", texts.of(labels.get(violation.field()), violation)))
                    .toList());
        String said = texts.of(refusal);
        return refusal instanceof Refusal.Forbidden ? new Refusal.Forbidden(said) : new Refusal.Conflict(said);
    }
}
