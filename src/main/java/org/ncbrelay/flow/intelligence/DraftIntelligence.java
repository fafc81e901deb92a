package org.ncbrelay.flow.intelligence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.evidence.DraftEvidences;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.Intelligence.Source.Basis;
import org.ncbrelay.domain.intelligence.IntelligenceReader;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.request.DraftContent;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores intelligence that is still being written, and registers it by the rules of every other entrance. The drafts of the wildlife team are
 * all of intelligence, as INTERPOL asks no one for support.
 */
@Service
@Transactional
public class DraftIntelligence {
    private final Drafts drafts;
    private final IntelligenceStore store;
    private final RegisterIntelligence register;
    private final MemberCountries countries;
    private final DraftEvidences evidences;
    private final AuditLog audit;
    private final Clock clock;

    public DraftIntelligence(
            Drafts drafts,
            IntelligenceStore store,
            RegisterIntelligence register,
            MemberCountries countries,
            DraftEvidences evidences,
            AuditLog audit,
            Clock clock) {
        this.drafts = drafts;
        this.store = store;
        this.register = register;
        this.countries = countries;
        this.evidences = evidences;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refusal.Forbidden if the officer does not serve the wildlife team; so for everything here */
    public UUID begin(Map<String, Object> content, Officer by) {
        RegisterIntelligence.requireTeam(by);
        return drafts.begin(content, null, by, clock.instant());
    }

    /**
     * A draft with the text of intelligence that exists, such as of one that was not released.
     *
     * @throws Refusal.NotFound if unknown
     */
    public UUID beginFrom(CaseReference reference, Officer by) {
        RegisterIntelligence.requireTeam(by);
        Intelligence earlier = store.get(reference);
        audit.read(Read.INTELLIGENCE, reference, "COPY");
        return drafts.begin(content(earlier), null, by, clock.instant());
    }

    /**
     * Stores a change, unless the draft was changed since its writer saw it.
     *
     * @param seen the version that the writer saw
     * @return the draft as it is stored now; empty if it has another version, and nothing was stored
     * @throws Refusal.NotFound if there is no such draft of the officer
     */
    public Optional<Draft> revise(UUID id, UnaryOperator<Map<String, Object>> change, int seen, Officer by) {
        Draft draft = open(id, by);
        Map<String, Object> content = change.apply(draft.content());
        if (DraftContent.isSame(content, draft.content())) return Optional.of(draft);
        return drafts.save(id, content, seen, clock.instant()) ? drafts.find(id) : Optional.empty();
    }

    /** @throws Refusal.NotFound if there is no such draft of the officer */
    @Transactional(readOnly = true)
    public Draft open(UUID id, Officer by) {
        RegisterIntelligence.requireTeam(by);
        return drafts.find(id).orElseThrow(Refusal.NotFound::new);
    }

    @Transactional(readOnly = true)
    public List<Draft> mine(Officer by) {
        RegisterIntelligence.requireTeam(by);
        return drafts.mine();
    }

    /** Everything that would be refused if it were registered now, but for what it rests on, which only {@link #preview} reads. */
    public List<Violation> check(Map<String, Object> content) {
        return IntelligenceReader.read(body(content), countries.codes()).violations();
    }

    /**
     * The intelligence with what its sources demand, before it is registered.
     *
     * @throws Refusal.Invalid naming every bad field
     */
    public Intelligence preview(Map<String, Object> content, Officer by) {
        Intelligence prepared = register.prepared(body(content), by);
        for (CaseReference basis : prepared.source().references())
            audit.read(basis.isIntelligence() ? Read.INTELLIGENCE : Read.CASE, basis, "BASIS");
        return prepared;
    }

    /**
     * Registers a draft with its files and deletes it; once, however often its button is pressed.
     *
     * @throws Refusal.Invalid  naming every bad field; the draft stays
     * @throws Refusal.NotFound if there is no such draft of the officer
     */
    public CaseReference register(UUID id, Officer by) {
        RegisterIntelligence.requireTeam(by);
        Draft draft = drafts.findForChange(id).orElseThrow(Refusal.NotFound::new);
        CaseReference reference = register.register(body(draft.content()), by).reference();
        evidences.moveTo(reference, id);
        drafts.discard(id);
        return reference;
    }

    public void discard(UUID id, Officer by) {
        open(id, by);
        drafts.discard(id);
    }

    /** What is written, without the fields of the other kind of source; external material starts unassessed. */
    private static Map<String, Object> body(Map<String, Object> content) {
        Map<String, Object> body = new LinkedHashMap<>(content);
        for (String part : List.of("source", "grading", "handling")) body.putIfAbsent(part, Map.of());
        if (!(body.get("source") instanceof Map<?, ?> written)) return body;
        Map<Object, Object> source = new LinkedHashMap<>(written);
        boolean external = Intelligence.Source.Kind.EXTERNAL.name().equals(source.get("kind"));
        source.keySet().removeAll(external ? List.of("basis", "references") : List.of("name", "consentToShare"));
        if (Basis.OWN_COLLECTION.name().equals(source.get("basis"))) source.remove("references");
        body.put("source", source);
        if (external) body.put("grading", grading(Intelligence.UNASSESSED));
        return body;
    }

    private static Map<String, Object> content(Intelligence earlier) {
        Intelligence.Source from = earlier.source();
        List<String> references = new ArrayList<>(
                from.references().stream().map(CaseReference::value).toList());
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("kind", from.kind().name());
        if (from.isExternal()) source.put("name", from.name());
        if (from.isExternal()) source.put("consentToShare", from.consents());
        if (from.basis() != null) source.put("basis", from.basis().name());
        if (!from.isExternal() && !references.isEmpty()) source.put("references", references);
        Map<String, Object> handling = new LinkedHashMap<>();
        handling.put("confidentiality", earlier.confidentiality().name());
        if (!earlier.restricted().isEmpty()) handling.put("restrictedCountries", codes(earlier.restricted()));
        if (earlier.conditions() != null) handling.put("conditions", earlier.conditions());
        if (earlier.tlp() != null) handling.put("tlp", earlier.tlp().name());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("title", earlier.title());
        content.put("summary", earlier.content());
        content.put("countries", codes(earlier.countries()));
        // Of what external material rests on, a draft names one: the case whose owner was asked, so that the owner is
        // asked again.
        String related = earlier.related() == null ? null : earlier.related().value();
        if (from.isExternal() && (related != null || !references.isEmpty()))
            content.put("relatedReference", related != null ? related : references.get(0));
        content.put("source", source);
        if (earlier.grading() != null) content.put("grading", grading(earlier.grading()));
        content.put("handling", handling);
        return content;
    }

    private static Map<String, Object> grading(Grading grading) {
        return Map.of("source", grading.source(), "information", grading.information());
    }

    private static List<String> codes(List<OrganisationCode> countries) {
        return countries.stream().map(OrganisationCode::value).toList();
    }
}
