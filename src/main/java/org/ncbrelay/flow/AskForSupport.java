package org.ncbrelay.flow;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Asks for kinds of support in a case that is under way (Annex 1.1). */
@Service
public record AskForSupport(Cases cases, Capabilities capabilities, CaseProcess process, Journal journal, Clock clock) {
    /**
     * Passes each kind to triage: with the request where that is still to be judged, else on its own. What the case has already stays as it
     * is; what comes after its support is for a request that follows.
     *
     * @param agency  that asks
     * @param tooLate the letter to it about what comes too late
     * @return whether any was passed on
     */
    public boolean pass(
            CaseReference reference, Collection<Capability> kinds, Addressee agency, Letter tooLate, Officer by) {
        CaseStatus status = cases.getForChange(reference).status();
        boolean judged = status != CaseStatus.RECORDED;
        boolean passed = false;
        Instant now = clock.instant();
        for (Capability asked : kinds) {
            if (!capabilities.add(reference, asked, Status.REQUESTED, now)) continue;
            if (!judged || process.supportAdded(reference, asked)) {
                passed = true;
                if (status == CaseStatus.DELIVERED) cases.changeStatus(reference, CaseStatus.IN_SUPPORT, now);
                journal.record(Act.of(EventKind.SUPPORT_ASKED, reference, by)
                        .to(Addressee.INTERPOL)
                        .noting(Note.name("capability", asked)));
            } else refuse(reference, asked, agency, tooLate, by, now);
        }
        return passed;
    }

    private void refuse(
            CaseReference reference, Capability asked, Addressee agency, Letter letter, Officer by, Instant now) {
        Note over = Phrase.SUPPORT_OVER.note();
        capabilities.change(reference, asked, Status.NOT_CHOSEN, over, now);
        journal.record(Act.of(EventKind.CAPABILITY_REFUSED, reference, by)
                .to(agency)
                .noting(asked.note(over))
                .withLetter(letter));
    }
}
