package org.ncbrelay.flow.acknowledgment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.correlation.Traces;
import org.ncbrelay.domain.correlation.Traces.Trace;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.domain.request.SupplementContent;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;
import org.ncbrelay.domain.supplement.Supplement.SupplementStatus;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.flow.ReadRequest;
import org.ncbrelay.flow.StartPreservation;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.store.cases.CaseRecords;
import org.ncbrelay.store.cases.Correlation;
import org.ncbrelay.store.evidence.Supplements;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets its author, the agency or the NCB itself, rewrite a request that was returned, and answers the return with the new version. */
@Service
public class CorrectRequest {
    private final Cases cases;
    private final CaseRecords acknowledgments;
    private final Capabilities capabilities;
    private final Correlation correlation;
    private final Supplements supplements;
    private final Drafts drafts;
    private final ReadRequest reader;
    private final StartPreservation preservation;
    private final CaseProcess process;
    private final Clock clock;

    public CorrectRequest(
            Cases cases,
            CaseRecords acknowledgments,
            Capabilities capabilities,
            Correlation correlation,
            Supplements supplements,
            Drafts drafts,
            ReadRequest reader,
            StartPreservation preservation,
            CaseProcess process,
            Clock clock) {
        this.cases = cases;
        this.acknowledgments = acknowledgments;
        this.capabilities = capabilities;
        this.correlation = correlation;
        this.supplements = supplements;
        this.drafts = drafts;
        this.reader = reader;
        this.preservation = preservation;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Opens the text of the request as a draft, or the draft that the officer began before.
     *
     * @throws Refusal.Forbidden if the officer is not of the agency or the NCB that asked
     * @throws Refusal.Conflict  if the request was not returned
     */
    @Transactional
    public UUID begin(CaseReference reference, Officer by) {
        SupportCase request = returned(cases.get(reference), by);
        Optional<Draft> begun = drafts.mine().stream()
                .filter(draft -> reference.equals(draft.correctionOf()))
                .findFirst();
        if (begun.isPresent() && !isOutdated(begun.get())) return begun.get().id();
        begun.map(Draft::id).ifPresent(drafts::discard);
        return drafts.begin(asWritten(request.content()), reference, by, clock.instant());
    }

    /** Whether the NCB has returned the request again since: a colleague has filed another version of it. */
    private boolean isOutdated(Draft draft) {
        return acknowledgments.of(draft.correctionOf()).stream()
                .anyMatch(answer -> answer.decidedAt().isAfter(draft.createdAt()));
    }

    /** What the NCB said is missing; empty where the request has another status. */
    @Transactional(readOnly = true)
    public String missingPoints(CaseReference reference) {
        return acknowledgments.of(reference).stream()
                .map(answer -> answer.reason())
                .reduce("", (earlier, last) -> last == null ? earlier : last);
    }

    /**
     * Files the corrected request as its next version and lets the flow go on.
     *
     * @param note what was corrected, for the NCB
     * @throws Refusal.Invalid  naming every bad field; nothing is filed
     * @throws Refusal.Conflict if the draft was begun before the request was returned last
     */
    @Transactional
    public CaseReference file(UUID draftId, String note, Officer by) {
        Draft draft = drafts.find(draftId)
                .filter(found -> found.correctionOf() != null)
                .orElseThrow(Refusal.NotFound::new);
        CaseReference reference = draft.correctionOf();
        SupportCase before = returned(cases.getForChange(reference), by);
        if (isOutdated(draft))
            throw new Refusal.Conflict(
                    "refused.draftOutdated",
                    "A colleague has filed another version since this draft was begun. Begin the correction again on the page of the case.");
        if (note == null || note.isBlank())
            throw new Refusal.Invalid("correction", "wrong.correction", "say what was corrected");
        Texts.requiredNarrative("correction", note, 4000);
        SupportRequest request = reader.read(draft.content(), by).orThrow();
        String agency = request.agency().code();
        if (agency != null && !agency.equals(before.agencyCode()))
            throw new Refusal.Invalid(
                    "agency.code", "wrong.agencyStays", "stays as it was; the NCB may transfer the case");
        Instant now = clock.instant();
        cases.addVersion(reference, request, note, by, now);
        correlation.replace(reference, traces(reference, request), request.restrictedCountries(), now);
        changeCapabilities(before, request, now);
        preservation.correct(reference, SupportRequest.ofTree(before.content()), request, note, by);
        drafts.discard(draftId);
        if (request.externalSource() != null) process.externalSourceAdded(reference);
        process.corrected(reference, note);
        return reference;
    }

    /** Of the request and of what was added to it. */
    private List<Trace> traces(CaseReference reference, SupportRequest request) {
        List<Trace> traces = new ArrayList<>(Traces.of(request));
        for (Supplement added : supplements.of(reference))
            if (added.status() == SupplementStatus.ACCEPTED && added.kind() != SupplementKind.EVIDENCE)
                traces.addAll(Traces.of(SupplementContent.of(added.content())));
        return traces;
    }

    private void changeCapabilities(SupportCase before, SupportRequest request, Instant now) {
        List<Capability> added = new ArrayList<>(request.capabilities());
        for (Capabilities.Progress known : capabilities.of(before.reference()))
            if (added.remove(known.capability()) && known.status() == Capabilities.Status.WITHDRAWN)
                capabilities.change(before.reference(), known.capability(), Capabilities.Status.REQUESTED, now);
        capabilities.request(before.reference(), added, now);
        for (Capability asked : before.capabilities())
            if (!request.capabilities().contains(asked))
                capabilities.change(
                        before.reference(),
                        asked,
                        Capabilities.Status.WITHDRAWN,
                        Phrase.NO_LONGER_ASKED_FOR.note(),
                        now);
    }

    /**
     * Whether an officer of the case's country corrects the request: the NCB where it asked itself, else the agency.
     *
     * @param agency code of the agency; null where the NCB asked
     */
    public static boolean isOfAuthorsSide(Officer officer, String agency) {
        return agency == null
                ? officer.isAny(Role.NCB_OFFICER, Role.NCB_HEAD)
                : officer.is(Role.AGENCY_OFFICER) && agency.equals(officer.agencyCode());
    }

    private static SupportCase returned(SupportCase request, Officer by) {
        if (!by.organisation().equals(request.organisation()) || !isOfAuthorsSide(by, request.agencyCode()))
            throw request.isSubmittedByNcb()
                    ? new Refusal.Forbidden("refused.correctNcb", "Only the NCB that asked corrects its request.")
                    : new Refusal.Forbidden("refused.correctOwn", "Only the agency that asked corrects its request.");
        request.requireReturned();
        return request;
    }

    /** The appendix was looked up, not written; it is looked up again. */
    private static Map<String, Object> asWritten(Map<String, Object> content) {
        Map<String, Object> written = new LinkedHashMap<>(content);
        if (written.get("specimens") instanceof List<?> specimens)
            written.put(
                    "specimens",
                    specimens.stream()
                            .map(specimen -> {
                                Map<Object, Object> row = new LinkedHashMap<>((Map<?, ?>) specimen);
                                row.remove("citesAppendix");
                                return row;
                            })
                            .toList());
        return written;
    }
}
