package org.ncbrelay.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Labels diagrams in the language of whoever looks, as Tasklist and Cockpit draw them, through either of the engine's APIs. */
@Component
@Order(ServedJsonFilter.BEHIND_SECURITY)
final class DiagramLabelsFilter extends ServedJsonFilter {
    private static final String XML = "bpmn20Xml";

    private final ReadersLanguage language;
    private final DiagramWords diagrams;

    DiagramLabelsFilter(ReadersLanguage language, DiagramWords diagrams, ObjectMapper json) {
        super(below(List.of(API, WEB_APPS), "/process-definition/{id}/xml", "/process-definition/key/{key}/xml"), json);
        this.language = language;
        this.diagrams = diagrams;
    }

    @Override
    boolean isFor(HttpServletRequest request) {
        return !language.of(request).equals("en");
    }

    @Override
    void change(JsonNode served, HttpServletRequest request) {
        if (!(served instanceof ObjectNode answer) || !answer.path(XML).isTextual()) return;
        byte[] labelled =
                diagrams.translate(answer.path(XML).textValue().getBytes(StandardCharsets.UTF_8), language.of(request));
        answer.put(XML, new String(labelled, StandardCharsets.UTF_8));
    }
}
