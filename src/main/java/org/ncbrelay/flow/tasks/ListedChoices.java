package org.ncbrelay.flow.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Choices that no form's file has. They are read when a task's form is shown, and again when it is answered. */
@Service
public class ListedChoices {
    private static final String KEY = "valuesKey";

    private final Agencies agencies;
    private final Colleagues colleagues;
    private final CurrentOfficer officers;

    ListedChoices(Agencies agencies, Colleagues colleagues, CurrentOfficer officers) {
        this.agencies = agencies;
        this.colleagues = colleagues;
        this.officers = officers;
    }

    /**
     * Gives a form's components what the lists that they name offer to the acting officer, before the choices of the file. A component that
     * offers nothing is not required.
     *
     * @throws IllegalArgumentException if a component names another list
     */
    @Transactional(readOnly = true)
    public void fill(JsonNode components) {
        for (JsonNode component : components) {
            if (!(component instanceof ObjectNode field) || !field.hasNonNull(KEY)) continue;
            ArrayNode choices = field.arrayNode();
            of(field.remove(KEY).asText())
                    .forEach((value, words) ->
                            choices.addObject().put("value", value).put("label", words));
            field.path("values").forEach(choices::add);
            field.set("values", choices);
            // An answer that no one can give must not hold the case up.
            if (choices.isEmpty()) field.withObject("/validate").put("required", false);
        }
    }

    private Map<String, String> of(String list) {
        Map<String, String> choices = new LinkedHashMap<>();
        switch (list) {
            case "agencies" -> agencies.ofActingCountry().forEach(agency -> choices.put(agency.code(), agency.name()));
            case "analysts" -> put(Role.GWET_ANALYST, choices);
            case "members" -> put(Role.IST_MEMBER, choices);
            default -> throw new IllegalArgumentException("there is no list " + list);
        }
        return choices;
    }

    /** Colleagues with a role, by name. */
    private void put(Role role, Map<String, String> choices) {
        colleagues.of(officers.officer().organisation()).stream()
                .filter(colleague -> colleague.officer().is(role))
                .forEach(colleague -> choices.put(colleague.userId(), colleague.name()));
    }
}
