package org.ncbrelay.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ncbrelay.web.pages.reader.ModelWords;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Translates forms, diagrams, the names of tasks, processes and filters, and what a case is about, through either of the engine's APIs. */
@Component
@Order(ServedJsonFilter.BEHIND_SECURITY)
final class ServedWordsFilter extends ServedJsonFilter {
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/{engine}";
    private static final String XML = "bpmn20Xml";

    private final ReadersLanguage language;
    private final MessageSource messages;
    private final DiagramWords diagrams;

    ServedWordsFilter(ReadersLanguage language, MessageSource messages, DiagramWords diagrams, ObjectMapper json) {
        super(
                Stream.concat(
                                below(List.of(COCKPIT), "/process-definition/statistics").stream(),
                                below(
                                        List.of(API, WEB_APPS),
                                        "/task",
                                        "/task/{id}",
                                        "/task/{id}/deployed-form",
                                        "/task/{id}/form-variables",
                                        "/task/{id}/variables",
                                        "/filter",
                                        "/filter/{id}",
                                        "/filter/{id}/list",
                                        "/process-definition",
                                        "/process-definition/{id}",
                                        "/process-definition/{id}/xml",
                                        "/process-definition/{id}/deployed-start-form",
                                        "/process-definition/key/{key}",
                                        "/process-definition/key/{key}/xml",
                                        "/process-definition/key/{key}/deployed-start-form")
                                        .stream())
                        .toList(),
                json);
        this.language = language;
        this.messages = messages;
        this.diagrams = diagrams;
    }

    @Override
    boolean isFor(HttpServletRequest request) {
        return !language.of(request).equals("en");
    }

    @Override
    void change(JsonNode served, HttpServletRequest request) {
        Locale wanted = Locale.forLanguageTag(language.of(request));
        ServedText.translate(served, new ModelWords(messages, wanted));
        if (served instanceof ObjectNode answer && answer.path(XML).isTextual())
            answer.put(XML, diagrams.translate(answer.path(XML).textValue(), wanted.getLanguage()));
        ServedText.replaceSummaries(served, new SummaryWords(messages, wanted)::translate);
    }
}
