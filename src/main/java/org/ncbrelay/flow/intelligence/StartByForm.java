package org.ncbrelay.flow.intelligence;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.StartForms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers intelligence from Tasklist's start form, by the same rules as the API. */
@Service
class StartByForm implements StartForms {
    private static final String MAP = "intelligence";
    private static final Map<String, String> FIELDS = Map.of(
            "summary", "content",
            "source.kind", "sourceKind",
            "source.name", "sourceName",
            "source.basis", "sourceBasis",
            "grading.source", "sourceGrading",
            "grading.information", "informationGrading",
            "handling.confidentiality", "confidentiality",
            "handling.conditions", "conditions",
            "handling.tlp", "tlp");

    private final RegisterIntelligence register;
    private final CurrentOfficer officer;

    StartByForm(RegisterIntelligence register, CurrentOfficer officer) {
        this.register = register;
        this.officer = officer;
    }

    @Override
    public boolean offers(String processKey) {
        return processKey.equals(MAP);
    }

    /** @throws Refusal.Invalid naming the form's own fields */
    @Override
    @Transactional
    public String start(String processKey, Map<String, Object> answers) {
        try {
            return register.register(body(answers), officer.officer()).flow();
        } catch (Refusal.Invalid invalid) {
            throw new Refusal.Invalid(invalid.violations().stream()
                    .map(violation -> violation.at(field(violation.field())))
                    .toList());
        }
    }

    private static String field(String path) {
        if (path.startsWith("countries")) return "countries";
        if (path.startsWith("handling.restrictedCountries")) return "restrictedCountries";
        if (path.startsWith("source.references")) return "sourceReferences";
        return FIELDS.getOrDefault(path, path);
    }

    private static Map<String, Object> body(Map<String, Object> answers) {
        Map<String, Object> source =
                given(answers, Map.of("sourceKind", "kind", "sourceName", "name", "sourceBasis", "basis"));
        source.put("references", codes(answers.get("sourceReferences")));
        source.put("consentToShare", !Boolean.FALSE.equals(answers.get("consentToShare")));
        Map<String, Object> handling =
                given(answers, Map.of("confidentiality", "confidentiality", "conditions", "conditions"));
        handling.put("restrictedCountries", codes(answers.get("restrictedCountries")));
        if (!Set.of("NONE", "null").contains(String.valueOf(answers.get("tlp"))))
            handling.put("tlp", answers.get("tlp"));
        Map<String, Object> body =
                given(answers, Map.of("title", "title", "content", "summary", "relatedReference", "relatedReference"));
        body.put("countries", codes(answers.get("countries")));
        body.put("source", source);
        body.put("grading", given(answers, Map.of("sourceGrading", "source", "informationGrading", "information")));
        body.put("handling", handling);
        return body;
    }

    private static Map<String, Object> given(Map<String, Object> answers, Map<String, String> names) {
        Map<String, Object> part = new LinkedHashMap<>();
        names.forEach((field, name) -> {
            Object answer = answers.get(field);
            if (answer != null && !answer.toString().isBlank()) part.put(name, answer);
        });
        return part;
    }

    private static List<String> codes(Object text) {
        if (text == null || text.toString().isBlank()) return List.of();
        return Arrays.stream(text.toString().split(",")).map(String::strip).toList();
    }
}
