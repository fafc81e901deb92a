package org.ncbrelay.flow.support.hits;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what came of a notice, a diffusion or a check: a hit, its withdrawal, or that its purpose is met. */
@Service
public class FollowHits {
    private final SupportRecord support;

    public FollowHits(SupportRecord support) {
        this.support = support;
    }

    /**
     * @param what {@code HIT}, {@code WITHDRAW} or {@code PURPOSE_MET}
     * @param note the hit, or the reason; null only where the purpose is met
     */
    @Transactional
    public void follow(CaseReference reference, Capability capability, String what, String note, Officer by) {
        if (note == null && !what.equals("PURPOSE_MET")) throw new Refusal.Invalid("note", "say more");
        support.step(
                reference,
                capability,
                StepKind.HIT_FOLLOWED,
                CapabilityStep.content("what", what, "note", note),
                Phrase.HIT_FOLLOWED.with(Note.name("code", what)),
                by);
    }
}
