package org.ncbrelay.flow.support.expertnetwork;

import java.time.Clock;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets expert and agency know of each other, once the NCB released the expert and no conflict was found. */
@Service
public class IntroduceExpert {
    private final Cases cases;
    private final ExpertEngagements engagements;
    private final SupportSteps steps;
    private final SupportRecord support;
    private final Journal journal;
    private final Clock clock;

    public IntroduceExpert(
            Cases cases,
            ExpertEngagements engagements,
            SupportSteps steps,
            SupportRecord support,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.engagements = engagements;
        this.steps = steps;
        this.support = support;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Refusal.Conflict if the NCB did not release the expert, or a conflict of interest was not ruled out */
    @Transactional
    public void introduce(CaseReference reference, UUID id, Officer by) {
        Engagement engagement = engagements.get(id);
        if (!engagement.isReleased()) throw new Refusal.Conflict("The NCB has not released the expert.");
        if (!isClear(reference, engagement)) throw new Refusal.Conflict("A conflict of interest is not ruled out.");
        engagements.introduce(engagement, by, clock.instant());
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.EXPERT_INTRODUCED,
                CapabilityStep.content("expert", engagement.expert()),
                Phrase.EXPERT_INTRODUCED.with(engagement.expert()),
                by);
        SupportCase request = cases.get(reference);
        journal.send(Letter.EXPERT_INTRODUCED, reference, Addressee.ncb(engagement.organisation()));
        journal.send(Letter.EXPERT_INTRODUCED, reference, Addressee.agency(request));
        journal.send(Letter.EXPERT_INTRODUCED, reference, Addressee.ncbOf(reference));
    }

    private boolean isClear(CaseReference reference, Engagement engagement) {
        return CapabilityStep.last(steps.of(reference, Capability.GLOBAL_NETWORK), StepKind.CONFLICT_CHECKED)
                .filter(check -> engagement.expert().equals(check.text("expert")) && !check.flag("conflict"))
                .isPresent();
    }
}
