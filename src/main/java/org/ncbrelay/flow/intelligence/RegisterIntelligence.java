package org.ncbrelay.flow.intelligence;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.CodedText;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceReader;
import org.ncbrelay.domain.intelligence.IntelligenceReader.Draft;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.IntelligenceFlow;
import org.ncbrelay.store.evidence.Supplements;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers intelligence and starts its way to member countries: in one transaction, or not at all (Annex 1.2). */
@Service
public class RegisterIntelligence {
    private final IntelligenceStore store;
    private final Cases cases;
    private final IntelligenceFlow process;
    private final Journal journal;
    private final MemberCountries countries;
    private final Supplements supplements;
    private final Clock clock;

    public RegisterIntelligence(
            IntelligenceStore store,
            Cases cases,
            IntelligenceFlow process,
            Journal journal,
            MemberCountries countries,
            Supplements supplements,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.process = process;
        this.journal = journal;
        this.countries = countries;
        this.supplements = supplements;
        this.clock = clock;
    }

    /**
     * @param body with the names of the contract
     * @throws Refusal.Invalid   naming every bad field; INTERPOL's own work names what it rests on, which exists and is open to INTERPOL
     * @throws Refusal.Forbidden if the officer does not serve the wildlife team
     */
    @Transactional
    public Registered register(Map<String, ?> body, Officer by) {
        return start(prepared(body, by), by);
    }

    /**
     * The intelligence as it would be registered, with what its sources demand; nothing is stored.
     *
     * @throws Refusal.Invalid   as {@link #register}
     * @throws Refusal.Forbidden as {@link #register}
     */
    @Transactional
    public Intelligence prepared(Map<String, ?> body, Officer by) {
        requireTeam(by);
        Draft draft = IntelligenceReader.read(body, countries.codes()).orThrow();
        Intelligence prepared = from(draft, by, clock.instant());
        for (CaseReference basis : draft.source().references())
            prepared = restingOn(
                    prepared, basis.equals(draft.related()) ? "relatedReference" : "source.references", basis);
        return prepared;
    }

    static void requireTeam(Officer by) {
        if (!by.isAny(Role.GWET_ANALYST, Role.GWET_LEAD))
            throw new Refusal.Forbidden(
                    "refused.registers", "Only the Global Wildlife Enforcement Team registers intelligence.");
    }

    /** Registers what is already well-formed, such as a notification from a report. */
    @Transactional
    public Registered start(Intelligence intelligence, Officer by) {
        CaseReference reference = intelligence.reference();
        store.register(intelligence);
        store.grade(reference, intelligence.grading(), "as registered", by, intelligence.registeredAt());
        Note registered = Note.name("code", intelligence.source().kind());
        for (CaseReference basis : intelligence.source().references())
            registered = version(basis).map(registered::and).orElse(registered);
        journal.record(Act.of(IntelligenceEventKind.INTELLIGENCE_REGISTERED, reference, by)
                .noting(registered));
        for (OrganisationCode country : intelligence.leftOut())
            journal.record(Act.of(IntelligenceEventKind.COUNTRY_LEFT_OUT, reference, by)
                    .to(Addressee.named(country.value()))
                    .noting(Phrase.RESTRICTED_BY_SOURCE.note()));
        String flow = process.start(
                reference,
                summary(intelligence),
                intelligence.caveat().orElse(""),
                names(intelligence.addressees()),
                names(intelligence.leftOut()));
        return new Registered(reference, flow);
    }

    private Intelligence from(Draft draft, Officer by, Instant now) {
        return new Intelligence(
                store.nextReference(now.atZone(ZoneOffset.UTC).getYear()),
                draft.title(),
                draft.summary(),
                draft.source(),
                // External material starts unassessed, whatever its sender thinks of it (Annex 2.1, our default X4).
                draft.source().isExternal() ? Intelligence.UNASSESSED : draft.grading(),
                draft.countries(),
                draft.handling().confidentiality(),
                draft.handling().restricted(),
                draft.handling().conditions(),
                draft.handling().tlp(),
                null,
                null,
                false,
                false,
                by.userId(),
                now);
    }

    /** With what its basis demands; a basis that the officer may not see is none. */
    private Intelligence restingOn(Intelligence own, String field, CaseReference basis) {
        if (store.restsOnWithdrawn(basis))
            throw new Refusal.Invalid(
                    field, "wrong.basisWithdrawn", "rests on a case that its owner withdrew, and can be no new basis");
        try {
            return basis.isIntelligence() ? own.restingOn(store.get(basis)) : own.restingOn(cases.get(basis));
        } catch (Refusal.NotFound unknown) {
            throw new Refusal.Invalid(field, "wrong.noBasis", "is not a case or intelligence that is open to INTERPOL");
        }
    }

    /** The newest amendment of a case's record, which the intelligence rests on; empty if it was never amended. */
    private Optional<Note> version(CaseReference basis) {
        return basis.isIntelligence()
                ? Optional.empty()
                : supplements.of(basis).stream()
                        .map(Supplement::recordNumber)
                        .filter(Objects::nonNull)
                        .reduce((earlier, later) -> later)
                        .map(number -> Phrase.AMENDED_RECORD.with(number));
    }

    private static Note summary(Intelligence intelligence) {
        Note line = Phrase.INTELLIGENCE_FOR.with(intelligence.addressees().size());
        return intelligence.source().isExternal() ? line.and(Phrase.EXTERNAL_SOURCE.note()) : line;
    }

    private static String names(List<OrganisationCode> countries) {
        return countries.isEmpty()
                ? CodedText.of(Note.of("code.NONE", "none"))
                : countries.stream().map(OrganisationCode::value).collect(Collectors.joining(", "));
    }

    /** @param flow id of the running flow */
    public record Registered(CaseReference reference, String flow) {}
}
