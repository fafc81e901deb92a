package org.ncbrelay.flow.support.expertnetwork;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.CaseRecords;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.ExpertEngagements.Engagement;
import org.ncbrelay.store.support.Experts;
import org.ncbrelay.store.support.StepRecords;
import org.springframework.stereotype.Service;

/** Records the expertise that is needed, the chosen expert, conflicts of interest and the release (Annex 2.5). */
@Service
public record ExpertSearchStep(
        CaseRecords acknowledgments,
        Cases cases,
        SupportRecord support,
        Experts experts,
        ExpertEngagements engagements,
        StepRecords steps,
        Journal journal,
        MeasureRecord measures,
        Clock clock) {
    /**
     * Records what an expert is needed for; only on a valid request via the NCB (Annex 2.5).
     *
     * @param language ISO 639-1; null for any
     * @param question 1 to 1,000 characters, read by the expert's NCB and the expert
     * @return the question as they read it, with the caveat where the request rests on an external source
     * @throws Refusal.Conflict if the NCB has not acknowledged the request
     */
    public String defineExpertise(
            CaseReference reference, Expertise expertise, String language, String question, Officer by) {
        if (!acknowledgments.isAcknowledged(reference))
            throw new Refusal.Conflict("Experts are asked only on a valid request via the NCB.");
        String marked = Caveat.under(question, cases.get(reference));
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.EXPERTISE_DEFINED,
                StepRecord.answers("expertise", expertise.name(), "language", language, "question", marked),
                Phrase.EXPERTISE_DEFINED.with(Note.name("expertise", expertise)),
                by);
        return marked;
    }

    /**
     * Asks an expert's NCB for the release of the expert that an analyst picked.
     *
     * @param position in the list proposed last, from 0
     * @throws Refusal.Invalid if the list has no one at this place
     */
    public Engagement pick(CaseReference reference, int position, Officer by) {
        List<StepRecord> before = steps.of(reference, Capability.GLOBAL_NETWORK);
        StepRecord wanted = StepRecord.last(before, StepKind.EXPERTISE_DEFINED).orElseThrow();
        List<String> proposed = StepRecord.last(before, StepKind.ROSTER_SEARCHED)
                .map(search -> search.texts("proposed"))
                .orElse(List.of());
        if (position >= proposed.size())
            throw new Refusal.Invalid(
                    "pick", "wrong.nobodyThere", "the list has nobody at this place; pick another, or none");
        Expert expert = experts.find(proposed.get(position)).orElseThrow(Refusal.NotFound::new);
        Instant now = clock.instant();
        Engagement engagement = Engagement.asked(
                reference, expert, Expertise.valueOf(wanted.text("expertise")), wanted.text("question"), now);
        engagements.ask(engagement, by, now);
        standDown(reference, by);
        measures.take(
                reference,
                Capability.GLOBAL_NETWORK,
                MeasureKind.EXPERT,
                expert.code(),
                List.of(expert.organisation()),
                by);
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.EXPERT_PICKED,
                StepRecord.answers("expert", expert.code()),
                Phrase.RELEASE_ASKED.with(expert.label()),
                by);
        journal.send(Letter.EXPERT_RELEASE_ASKED, reference, Addressee.ncb(expert.organisation()));
        return engagement;
    }

    /** Ends the search; the reason is recorded on the case. */
    public void noExpert(CaseReference reference, String reason, Officer by) {
        standDown(reference, by);
        support.refuse(reference, Capability.GLOBAL_NETWORK, reason, by);
    }

    /** Ends the wait of an expert who was asked before, such as one whom the NCB of the case did not introduce. */
    private void standDown(CaseReference reference, Officer by) {
        measures.undo(reference, Capability.GLOBAL_NETWORK, MeasureKind.EXPERT, by);
    }

    /**
     * Records whether an expert has a conflict of interest in a case.
     *
     * @param reason which conflict; null where there is none
     */
    public void recordConflict(CaseReference reference, UUID id, boolean conflict, String reason, Officer by) {
        if (conflict && reason == null) throw new Refusal.Invalid("reason", "say which");
        String expert = engagements.get(id).expert();
        if (conflict) standDown(reference, by);
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.CONFLICT_CHECKED,
                StepRecord.answers("expert", expert, "conflict", conflict, "reason", reason),
                (conflict ? Phrase.CONFLICT : Phrase.NO_CONFLICT).with(expert),
                by);
    }

    /** Puts the answer of an expert's NCB on the case, which that NCB does not see. */
    public void recordRelease(CaseReference reference, UUID id, Officer by) {
        Engagement engagement = engagements.get(id);
        String expert = engagement.expert() + " (" + engagement.organisation() + ")";
        if (!engagement.isReleased())
            measures.done(reference, Capability.GLOBAL_NETWORK, MeasureKind.EXPERT, engagement.expert(), by);
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.RELEASE_ANSWERED,
                StepRecord.answers(
                        "expert",
                        engagement.expert(),
                        "released",
                        engagement.isReleased(),
                        "reason",
                        engagement.reason()),
                (engagement.isReleased() ? Phrase.EXPERT_RELEASED : Phrase.EXPERT_NOT_RELEASED).with(expert),
                by);
    }
}
