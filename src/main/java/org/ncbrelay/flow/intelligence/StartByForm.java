package org.ncbrelay.flow.intelligence;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.casefile.Receipt;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.intelligence.IntelligenceReader;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.flow.intelligence.RegisterIntelligence.Registered;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.StartForms;
import org.ncbrelay.store.cases.Receipts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers intelligence from the start form, in Tasklist or by script, by the same rules as the API. */
@Service
class StartByForm implements StartForms {
    private static final String MAP = "intelligence";
    private static final Map<String, String> FIELDS = Map.of(
            "summary", "content",
            "source.kind", "sourceKind",
            "source.name", "sourceName",
            "source.basis", "sourceBasis",
            "source.consentToShare", "consentToShare",
            "grading.source", "sourceGrading",
            "grading.information", "informationGrading",
            "handling.confidentiality", "confidentiality",
            "handling.conditions", "conditions",
            "handling.tlp", "tlp");

    private final RegisterIntelligence register;
    private final MemberCountries countries;
    private final Receipts receipts;
    private final AuditSeals seals;
    private final CurrentOfficer officer;
    private final Clock clock;

    StartByForm(
            RegisterIntelligence register,
            MemberCountries countries,
            Receipts receipts,
            AuditSeals seals,
            CurrentOfficer officer,
            Clock clock) {
        this.register = register;
        this.countries = countries;
        this.receipts = receipts;
        this.seals = seals;
        this.officer = officer;
        this.clock = clock;
    }

    @Override
    public boolean offers(String processKey) {
        return processKey.equals(MAP) && officer.opens(TokenPart.INTELLIGENCE);
    }

    @Override
    public List<Violation> violations(Map<String, Object> answers) {
        return renamed(IntelligenceReader.read(body(answers), countries.codes()).violations());
    }

    @Override
    @Transactional
    public Receipt start(Map<String, Object> answers, String key) {
        Map<String, Object> body = body(answers);
        Officer by = officer.officer();
        String sha256 = Sha256.hex(new TreeMap<>(answers).toString());
        try {
            return receipts.once(by, key, sha256, () -> file(body, sha256, by));
        } catch (Refusal.Invalid invalid) {
            throw new Refusal.Invalid(renamed(invalid.violations()));
        }
    }

    private Receipt file(Map<String, Object> body, String sha256, Officer by) {
        String checkpoint = seals.latest().toString();
        Registered registered = register.register(body, by);
        return new Receipt(
                registered.reference(), "REGISTERED", clock.instant(), sha256, checkpoint, registered.flow());
    }

    private static List<Violation> renamed(List<Violation> wrong) {
        return wrong.stream()
                .map(violation -> violation.at(field(violation.field())))
                .toList();
    }

    private static String field(String path) {
        if (path.startsWith("countries")) return "countries";
        if (path.startsWith("handling.restrictedCountries")) return "restrictedCountries";
        if (path.startsWith("source.references")) return "sourceReferences";
        return FIELDS.getOrDefault(path, path);
    }

    private static Map<String, Object> body(Map<String, Object> answers) {
        Map<String, Object> source = given(
                answers,
                Map.of(
                        "sourceKind", "kind",
                        "sourceName", "name",
                        "sourceBasis", "basis",
                        "consentToShare", "consentToShare"));
        source.put("references", codes(answers.get("sourceReferences")));
        Map<String, Object> handling =
                given(answers, Map.of("confidentiality", "confidentiality", "conditions", "conditions"));
        handling.put("restrictedCountries", answers.getOrDefault("restrictedCountries", List.of()));
        if (!Set.of("NONE", "null").contains(String.valueOf(answers.get("tlp"))))
            handling.put("tlp", answers.get("tlp"));
        Map<String, Object> body =
                given(answers, Map.of("title", "title", "content", "summary", "relatedReference", "relatedReference"));
        body.put("countries", answers.getOrDefault("countries", List.of()));
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
