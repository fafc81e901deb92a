package org.ncbrelay.web.tasklist;

import static java.util.function.Function.identity;

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
import org.springframework.web.util.pattern.PathPattern;

/** Translates forms, diagrams, the names of tasks, processes and filters, and coded variables, through either of the engine's APIs. */
@Component
@Order(EngineJsonFilter.BEHIND_SECURITY)
final class TranslationFilter extends EngineJsonFilter {
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/{engine}";
    private static final String XML = "bpmn20Xml";

    /** What has values of variables, which have codes for readers of English, too. */
    private static final List<PathPattern> VARIABLES =
            below(List.of(API, WEB_APPS), "/task/{id}/form-variables", "/task/{id}/variables", "/filter/{id}/list");

    private final ReadersLanguage language;
    private final MessageSource messages;
    private final DiagramWords diagrams;

    TranslationFilter(ReadersLanguage language, MessageSource messages, DiagramWords diagrams, ObjectMapper json) {
        super(
                Stream.of(
                                below(List.of(COCKPIT), "/process-definition/statistics").stream(),
                                below(
                                        List.of(API, WEB_APPS),
                                        "/task",
                                        "/task/{id}",
                                        "/task/{id}/deployed-form",
                                        "/filter",
                                        "/filter/{id}",
                                        "/process-definition",
                                        "/process-definition/{id}",
                                        "/process-definition/{id}/xml",
                                        "/process-definition/{id}/deployed-start-form",
                                        "/process-definition/key/{key}",
                                        "/process-definition/key/{key}/xml",
                                        "/process-definition/key/{key}/deployed-start-form")
                                        .stream(),
                                VARIABLES.stream())
                        .flatMap(identity())
                        .toList(),
                json);
        this.language = language;
        this.messages = messages;
        this.diagrams = diagrams;
    }

    @Override
    boolean isFor(HttpServletRequest request) {
        return !isEnglish(request) || matches(VARIABLES, request);
    }

    private boolean isEnglish(HttpServletRequest request) {
        return language.of(request).equals("en");
    }

    @Override
    void change(JsonNode served, HttpServletRequest request) {
        Locale wanted = Locale.forLanguageTag(language.of(request));
        if (matches(VARIABLES, request))
            EngineTextTranslation.translateValues(served, key -> messages.getMessage(key, null, "", wanted));
        if (isEnglish(request)) return;
        EngineTextTranslation.translate(served, new ModelWords(messages, wanted));
        if (served instanceof ObjectNode answer && answer.path(XML).isTextual())
            answer.put(XML, diagrams.translate(answer.path(XML).textValue(), wanted.getLanguage()));
    }
}
