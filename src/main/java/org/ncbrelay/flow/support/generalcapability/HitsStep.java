package org.ncbrelay.flow.support.generalcapability;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records hits of a notice, a diffusion or a check, and their validity. */
@Service
record HitsStep(SupportRecord support, Journal journal, SupportSteps steps) {
    /**
     * Records what came of a notice, a diffusion or a check: a hit, its withdrawal, or that its purpose is met.
     *
     * @param what {@code HIT}, {@code WITHDRAW} or {@code PURPOSE_MET}
     * @param note the hit, or the reason; null only where the purpose is met
     */
    void follow(CaseReference reference, Capability capability, String what, String note, Officer by) {
        if (note == null && !what.equals("PURPOSE_MET")) throw new Refusal.Invalid("note", "say more");
        support.step(
                reference,
                capability,
                StepKind.HIT_FOLLOWED,
                CapabilityStep.content("what", what, "note", note),
                Phrase.HIT_FOLLOWED.with(Note.name("code", what)),
                by);
    }

    /**
     * Records the source's word on whether its data is still valid.
     *
     * @param note null if none
     */
    void check(CaseReference reference, Capability capability, boolean valid, String note, Officer by) {
        support.step(
                reference,
                capability,
                StepKind.VALIDITY_CHECKED,
                CapabilityStep.content("valid", valid, "note", note),
                (valid ? Phrase.HIT_CONFIRMED : Phrase.HIT_NOT_CONFIRMED).note(),
                by);
    }

    /** The source did not answer until its last reminder: the hit is not confirmed, and nobody acts on it (our default). */
    void sourceSilent(CaseReference reference, Capability capability, Officer by) {
        Note reason = Phrase.SILENCE_CONFIRMS_NO_HIT.note();
        support.step(
                reference,
                capability,
                StepKind.VALIDITY_CHECKED,
                CapabilityStep.content("valid", false, "note", reason.toString()),
                reason,
                by);
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.ncbOf(reference));
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.INTERPOL);
    }

    /**
     * Records what was done about a hit that its source confirmed.
     *
     * @throws Refusal.Conflict if the source has not confirmed the last hit
     */
    void act(CaseReference reference, Capability capability, String action, Officer by) {
        List<CapabilityStep> before = steps.of(reference, capability);
        CapabilityStep last = before.isEmpty() ? null : before.get(before.size() - 1);
        if (last == null || last.kind() != StepKind.VALIDITY_CHECKED || !last.flag("valid"))
            throw new Refusal.Conflict("The source must confirm the hit first.");
        support.step(
                reference,
                capability,
                StepKind.HIT_ACTED_ON,
                CapabilityStep.content("action", action),
                Phrase.HIT_ACTED_ON.note(),
                by);
    }
}
