package org.ncbrelay.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.flow.tasks.ListedChoices;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.web.pages.reader.Countries;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives start forms the other member countries to choose from, by name in the reader's language, and the forms of tasks what their lists offer. */
@Component
@Order(EngineJsonFilter.BEHIND_SECURITY)
final class ChoicesFilter extends EngineJsonFilter {
    /** How a form says that its choices are these: where the Modeler and Tasklist expect the name of a list. */
    private static final String VALUES_KEY = "valuesKey";

    private static final String MEMBERS = "memberCountries";

    private final ReadersLanguage language;
    private final MemberCountries countries;
    private final CurrentOfficer officer;
    private final ListedChoices lists;

    ChoicesFilter(
            ReadersLanguage language,
            MemberCountries countries,
            CurrentOfficer officer,
            ListedChoices lists,
            ObjectMapper json) {
        super(
                below(
                        List.of(API, WEB_APPS),
                        "/task/{id}/deployed-form",
                        "/process-definition/{id}/deployed-start-form",
                        "/process-definition/key/{key}/deployed-start-form"),
                json);
        this.language = language;
        this.countries = countries;
        this.officer = officer;
        this.lists = lists;
    }

    @Override
    boolean isFor(HttpServletRequest request) {
        return true;
    }

    @Override
    void change(JsonNode form, HttpServletRequest request) {
        Set<String> others = new HashSet<>(countries.codes());
        others.remove(officer.officer().organisation().value());
        Locale locale = Locale.forLanguageTag(language.of(request));
        for (JsonNode component : form.path("components"))
            if (component instanceof ObjectNode field
                    && component.path(VALUES_KEY).asText().equals(MEMBERS)) {
                field.remove(VALUES_KEY);
                ArrayNode choices = field.putArray("values");
                Countries.named(others, locale)
                        .forEach((code, name) ->
                                choices.addObject().put("value", code).put("label", name));
            }
        lists.fill(form.path("components"));
    }
}
