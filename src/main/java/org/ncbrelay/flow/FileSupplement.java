package org.ncbrelay.flow;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.SupplementContent;
import org.ncbrelay.domain.request.SupportRequest.ExternalSource;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.store.evidence.Supplements;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds to a case that was submitted, and starts the flow in which an official source stands for it or not (Annex 1.1). */
@Service
public class FileSupplement {
    private final Cases cases;
    private final Capabilities capabilities;
    private final Supplements supplements;
    private final ReadRequest reader;
    private final Journal journal;
    private final CaseProcess process;
    private final Clock clock;

    FileSupplement(
            Cases cases,
            Capabilities capabilities,
            Supplements supplements,
            ReadRequest reader,
            Journal journal,
            CaseProcess process,
            Clock clock) {
        this.cases = cases;
        this.capabilities = capabilities;
        this.supplements = supplements;
        this.reader = reader;
        this.journal = journal;
        this.process = process;
        this.clock = clock;
    }

    /** Whether the officer may add facts or a correction; a page asks it before it offers a form. */
    public static boolean mayFile(CaseReference reference, Officer by) {
        return by.organisation().equals(reference.organisation())
                && by.isAny(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD);
    }

    /**
     * Files facts, a correction, or that a further kind of support is asked for.
     *
     * @param body kind, text and lists with the names of the contract
     * @return as it stands now: accepted from an official source, waiting for the NCB from any other agency
     * @throws Refusal.NotFound  if the case is not open to the officer's organisation
     * @throws Refusal.Forbidden if the officer serves neither an agency nor the NCB of the case
     * @throws Refusal.Conflict  if the case has ended
     * @throws Refusal.Invalid   naming every bad field
     */
    @Transactional
    public Supplement file(CaseReference reference, Map<String, ?> body, Officer by) {
        requireOpen(cases.getForChange(reference), by);
        SupplementContent content = reader.supplement(body, by).orThrow();
        requireFurther(reference, content.capabilities());
        UUID id = UUID.randomUUID();
        file(id, reference, SupplementKind.valueOf(content.kind().name()), content.toTree(), by);
        return supplements.get(id);
    }

    private void requireFurther(CaseReference reference, List<Capability> asked) {
        if (capabilities.of(reference).stream().anyMatch(known -> asked.contains(known.capability())))
            throw new Refusal.Invalid("capabilities", "wrong.inCase", "names support that the case has already");
    }

    /** Refuses, before anything is written, as {@link #file} does. */
    @Transactional(readOnly = true)
    public void requireOpen(CaseReference reference, Officer by) {
        requireOpen(cases.get(reference), by);
    }

    private static void requireOpen(SupportCase request, Officer by) {
        if (!mayFile(request.reference(), by))
            throw new Refusal.Forbidden("refused.supplement", "Only an agency or the NCB of the case adds to it.");
        request.requireOpen();
    }

    /**
     * Files an original that was added after the record, or that comes from outside law enforcement; both have the same id.
     *
     * @param source null if it comes from the agency's own work
     */
    public void evidence(
            UUID id, CaseReference reference, String fileName, String description, ExternalSource source, Officer by) {
        Map<String, Object> content = new LinkedHashMap<>(Map.of("text", description, "fileName", fileName));
        if (source != null)
            content.put("externalSource", Map.of("name", source.name(), "consentToShare", source.consentToShare()));
        file(id, reference, SupplementKind.EVIDENCE, content, by);
    }

    private void file(UUID id, CaseReference reference, SupplementKind kind, Map<String, Object> content, Officer by) {
        supplements.add(id, reference, kind, content, by, clock.instant());
        journal.record(
                Act.of(EventKind.SUPPLEMENT_FILED, reference, by).toNcb().noting(Note.name("supplementKind", kind)));
        process.supplementFiled(reference, id, kind);
    }
}
