package org.ncbrelay.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.ncbrelay.domain.Role;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Names in Tasklist the candidate groups of a task. Officers may read the groups that they belong to only, so Tasklist would show
 * ids for the others; a script, which works with ids, gets them through the engine's own API.
 */
@Component
@Order(EngineJsonFilter.BEHIND_SECURITY)
final class CandidateGroupNamesFilter extends EngineJsonFilter {
    private static final String GROUP = "groupId";

    private final ReadersLanguage language;
    private final MessageSource messages;

    CandidateGroupNamesFilter(ReadersLanguage language, MessageSource messages, ObjectMapper json) {
        super(below(List.of(WEB_APPS), "/task/{id}", "/task/{id}/identity-links"), json);
        this.language = language;
        this.messages = messages;
    }

    @Override
    boolean isFor(HttpServletRequest request) {
        return true;
    }

    @Override
    void change(JsonNode served, HttpServletRequest request) {
        name(served, Locale.forLanguageTag(language.of(request)));
    }

    private void name(JsonNode tree, Locale locale) {
        if (tree instanceof ObjectNode link && link.path(GROUP).isTextual())
            Role.ofGroup(link.path(GROUP).textValue())
                    .ifPresent(role -> link.put(GROUP, messages.getMessage("role." + role.name(), null, locale)));
        tree.forEach(child -> name(child, locale));
    }
}
