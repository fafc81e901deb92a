package org.ncbrelay.flow.dispatch;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.intelligence.IntelligenceStore.Dispatch;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Recalls or replaces intelligence whose basis its owner withdrew or corrected, or records why it is maintained. */
@Service
record BasisReviewStep(IntelligenceStore store, RecallDispatch recall, Journal journal) {
    void recall(CaseReference reference, String reason, Officer by) {
        recall.recallEverywhere(reference, reason, by);
        decided(reference, "RECALL", Note.written(reason), by);
    }

    /**
     * Recalls it, and writes to each country that has both which intelligence replaces it.
     *
     * @throws Refusal.Invalid naming {@code replacement}, unless that is newer and abroad
     */
    void replace(CaseReference reference, String replacement, String reason, Officer by) {
        CaseReference newer = newer(reference, replacement);
        List<Dispatch> sent = store.dispatches(newer);
        for (Dispatch recalled : recall.recallEverywhere(reference, reason, by))
            sent.stream()
                    .filter(other -> other.isAbroad() && other.country().equals(recalled.country()))
                    .forEach(other -> journal.record(Act.of(IntelligenceEventKind.REPLACES, newer, by)
                            .toNcb(other.country())
                            .noting(Note.text(reference))
                            .withLetter(Letter.INTELLIGENCE_REPLACED, recall.readers(newer, other))));
        decided(reference, "REPLACE", Note.text(newer).then(Note.written(reason)), by);
    }

    void maintain(CaseReference reference, String reason, Officer by) {
        store.dispatches(reference).stream()
                .filter(Dispatch::isAbroad)
                .forEach(sent -> journal.record(Act.of(IntelligenceEventKind.MAINTAINED, reference, by)
                        .toNcb(sent.country())
                        .noting(reason)
                        .withLetter(Letter.INTELLIGENCE_MAINTAINED, recall.readers(reference, sent))));
        decided(reference, "MAINTAIN", Note.written(reason), by);
    }

    private CaseReference newer(CaseReference reference, String replacement) {
        boolean fits = CaseReference.isWellFormed(replacement)
                && new CaseReference(replacement).isIntelligence()
                && store.dispatches(new CaseReference(replacement)).stream().anyMatch(Dispatch::isAbroad)
                && store.get(new CaseReference(replacement))
                        .registeredAt()
                        .isAfter(store.get(reference).registeredAt());
        if (!fits)
            throw new Refusal.Invalid(
                    "replacement", "wrong.replacement", "must be newer intelligence that countries hold");
        return new CaseReference(replacement);
    }

    /** The country of each case learns the decision, and not which intelligence it is about. */
    private void decided(CaseReference reference, String decision, Note reason, Officer by) {
        Note outcome = Note.name("basisDecision", decision);
        journal.record(
                Act.of(IntelligenceEventKind.BASIS_REVIEWED, reference, by).noting(outcome.then(reason)));
        for (CaseReference basis : store.flaggedCases(reference))
            journal.record(Act.of(EventKind.INTELLIGENCE_REVIEWED, basis, by).noting(outcome));
    }
}
