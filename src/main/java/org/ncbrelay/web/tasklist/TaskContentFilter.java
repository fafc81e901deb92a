package org.ncbrelay.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.web.pages.content.TaskContent;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts what the decision needs into the form of a task as Tasklist is served it, in short and as far as its reader may see it. The form
 * that is deployed has none of it, nor has the engine; a script, which asks the engine's own API, gets the form as it is.
 */
@Component
@Order(EngineJsonFilter.BEHIND_SECURITY)
final class TaskContentFilter extends EngineJsonFilter {
    private static final String CONTENT = TaskContentFilter.class.getName();

    private final OpenTasks tasks;
    private final TaskForms work;
    private final TaskContent content;
    private final ReadersLanguage language;
    private final CurrentOfficer officers;

    TaskContentFilter(
            OpenTasks tasks,
            TaskForms work,
            TaskContent content,
            ReadersLanguage language,
            CurrentOfficer officers,
            ObjectMapper json) {
        super(below(List.of(WEB_APPS), "/task/{id}/deployed-form"), json);
        this.tasks = tasks;
        this.work = work;
        this.content = content;
        this.language = language;
        this.officers = officers;
    }

    /** It is read before the engine's filters run, which end with no one logged in. */
    @Override
    boolean isFor(HttpServletRequest request) {
        if (!officers.isPresent()) return false;
        String text = text(RefusalWordsFilter.task(request), officers.officer(), request);
        request.setAttribute(CONTENT, text);
        return !text.isEmpty();
    }

    @Override
    void change(JsonNode served, HttpServletRequest request) {
        if (!(served.path("components") instanceof ArrayNode components)) return;
        components
                .insertObject(Math.min(1, components.size()))
                .put("type", "text")
                .put("id", "Field_content")
                .put("text", (String) request.getAttribute(CONTENT));
    }

    private String text(String taskId, Officer reader, HttpServletRequest request) {
        return tasks.find(taskId, reader)
                .filter(task -> task.workable() && task.reference() != null)
                .map(task -> text(task, reader, request))
                .orElse("");
    }

    private String text(OpenTask task, Officer reader, HttpServletRequest request) {
        if (work.refusal(task.id()).isPresent()) return "";
        try {
            return ContentText.of(content.of(
                    work.of(task.id()),
                    new CaseReference(task.reference()),
                    TaskContent.Read.NOTHING,
                    reader,
                    language.show(request, reader)));
        } catch (Refusal.NotFound hidden) {
            return "";
        }
    }
}
