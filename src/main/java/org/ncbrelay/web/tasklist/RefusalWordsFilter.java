package org.ncbrelay.web.tasklist;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.flow.tasks.WorkOnTask;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.TaskForm;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Words what is refused to somebody in Tasklist as our pages do: in the reader's language, each field by its label. A script gets the
 * words of the rules.
 */
@Component
@Order(ServedJsonFilter.BEHIND_SECURITY)
final class RefusalWordsFilter extends OncePerRequestFilter {
    /** Where the engine's side leaves the refusal of a request, from which its answer is written. */
    static final String REFUSAL = "relay.refusal";

    private final WorkOnTask work;
    private final ReadersLanguage language;
    private final CurrentOfficer officers;

    RefusalWordsFilter(WorkOnTask work, ReadersLanguage language, CurrentOfficer officers) {
        this.work = work;
        this.language = language;
        this.officers = officers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().contains("/camunda/api/engine/")
                || TaskOfPath.id(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!officers.isPresent()) {
            chain.doFilter(request, response);
            return;
        }
        PageFormatter show = language.show(request, officers.officer());
        Map<String, String> labels = labels(TaskOfPath.id(request), show);
        chain.doFilter(request, response);
        if (request.getAttribute(REFUSAL) instanceof Refusal refusal && !(refusal instanceof Refusal.NotFound))
            request.setAttribute(REFUSAL, worded(refusal, labels, new RefusalTexts(show)));
    }

    /** Of the form's fields, by their key. */
    private Map<String, String> labels(String taskId, PageFormatter show) {
        try {
            return show.model().of(work.form(taskId)).fields().stream()
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
