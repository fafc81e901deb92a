package org.ncbrelay.flow.support.hits;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what was done about a hit that its source confirmed. */
@Service
public class ActOnHit {
    private final SupportSteps steps;
    private final SupportRecord support;

    public ActOnHit(SupportSteps steps, SupportRecord support) {
        this.steps = steps;
        this.support = support;
    }

    /** @throws Refusal.Conflict if the source has not confirmed the last hit */
    @Transactional
    public void act(CaseReference reference, Capability capability, String action, Officer by) {
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
