package org.ncbrelay.flow.intelligence;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.intelligence.IntelligenceStore.Dispatch;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows intelligence to whom it was dispatched, and all of it to INTERPOL. */
@Service
@Transactional
public class ReadIntelligence {
    private final IntelligenceStore store;
    private final AuditLog audit;

    public ReadIntelligence(IntelligenceStore store, AuditLog audit) {
        this.store = store;
        this.audit = audit;
    }

    /**
     * @throws org.ncbrelay.domain.Refusal.NotFound if unknown, not dispatched to the reader's country, recalled, or still
     *                                              with the reader's NCB
     */
    public View read(CaseReference reference, Officer reader) {
        Intelligence intelligence = store.get(reference);
        List<Dispatch> dispatches = store.dispatches(reference);
        requireReached(dispatches, reader);
        audit.read(Read.INTELLIGENCE, reference);
        boolean all = reader.servesInterpol();
        List<IntelligenceStore.Event> events = store.events(reference);
        return new View(
                reference.value(),
                status(reference, dispatches, reader),
                intelligence.title(),
                intelligence.content(),
                new Source(
                        intelligence.source().kind().name(),
                        intelligence.source().name(),
                        intelligence.source().basis() == null
                                ? null
                                : intelligence.source().basis().name(),
                        all ? references(intelligence.source().references()) : null,
                        all && intelligence.source().isExternal() ? consents(intelligence, events) : null),
                intelligence.caveat().orElse(null),
                intelligence.grading() == null ? null : intelligence.grading().toString(),
                new Handling(
                        intelligence.confidentiality().name(),
                        all ? codes(intelligence.restricted()) : null,
                        intelligence.conditions(),
                        intelligence.tlp() == null ? null : intelligence.tlp().name()),
                all ? codes(intelligence.countries()) : null,
                all ? codes(intelligence.addressees()) : null,
                all ? codes(intelligence.leftOut()) : null,
                all && intelligence.related() != null ? intelligence.related().value() : null,
                all ? intelligence.author() : null,
                intelligence.registeredAt(),
                dispatches,
                events);
    }

    private static boolean consents(Intelligence intelligence, List<IntelligenceStore.Event> events) {
        return intelligence.source().consents()
                || events.stream().anyMatch(event -> event.kind() == IntelligenceEventKind.SOURCE_CONSENTED);
    }

    /**
     * For acts that show nothing of it, and so leave no reading on record.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound as {@link #read}
     */
    void requireOpen(CaseReference reference, Officer reader) {
        store.get(reference);
        requireReached(store.dispatches(reference), reader);
    }

    public IntelligenceStore.Page list(IntelligenceStore.Selection selection, int page, int size, Officer reader) {
        audit.read(Read.LIST, "intelligence");
        return store.list(selection.readBy(reader), page, size);
    }

    /** What went to the NCB is for the NCB, until it has named a unit. */
    private static void requireReached(List<Dispatch> dispatches, Officer reader) {
        if (reader.servesInterpol() || reader.isAny(Role.NCB_OFFICER, Role.NCB_HEAD)) return;
        boolean reached = dispatches.stream()
                .filter(dispatch -> dispatch.country().equals(reader.organisation()))
                .anyMatch(dispatch -> dispatch.channel() == Channel.DIRECT || dispatch.unit() != null);
        if (!reached) throw new org.ncbrelay.domain.Refusal.NotFound();
    }

    private String status(CaseReference reference, List<Dispatch> dispatches, Officer reader) {
        if (reader.servesInterpol()) return store.status(reference);
        return dispatches.stream()
                .filter(dispatch -> dispatch.country().equals(reader.organisation()))
                .map(Dispatch::status)
                .findFirst()
                .orElse("CONSENT_ASKED");
    }

    private static List<String> references(List<CaseReference> references) {
        return references.stream().map(CaseReference::value).toList();
    }

    private static List<String> codes(List<OrganisationCode> countries) {
        return countries.stream().map(OrganisationCode::value).toList();
    }

    /**
     * Intelligence as its reader may see it; what is INTERPOL's own is null for everybody else.
     *
     * @param caveat given wherever a source is external; else null
     */
    public record View(
            String reference,
            String status,
            String title,
            String summary,
            Source source,
            String caveat,
            String grading,
            Handling handling,
            List<String> countries,
            List<String> addressees,
            List<String> leftOut,
            String relatedReference,
            String author,
            Instant registeredAt,
            List<Dispatch> dispatches,
            List<IntelligenceStore.Event> timeline) {
        private static final Set<IntelligenceEventKind> REFUSALS = Set.of(
                IntelligenceEventKind.SOURCE_REFUSED,
                IntelligenceEventKind.OWNER_REFUSED,
                IntelligenceEventKind.OWNER_SILENT,
                IntelligenceEventKind.HELD_BACK,
                IntelligenceEventKind.NOT_RELEASED);

        /** Why it was not released: the first refusal on record; null if it was released, or may still be. */
        public IntelligenceStore.Event refusal() {
            if (!status.equals("NOT_RELEASED")) return null;
            return timeline.stream()
                    .filter(event -> REFUSALS.contains(event.kind()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * @param basis      what INTERPOL's own work rests on, {@code OWN_COLLECTION} or {@code CASES_AND_INTELLIGENCE}; null for an
     *                   external source, and where it was not recorded
     * @param references of the cases and intelligence that it rests on; null for everybody but INTERPOL
     * @param consents   whether an external source consented, at once or when it was asked; null for everybody but INTERPOL
     */
    public record Source(String kind, String name, String basis, List<String> references, Boolean consents) {}

    public record Handling(String confidentiality, List<String> restrictedCountries, String conditions, String tlp) {}
}
