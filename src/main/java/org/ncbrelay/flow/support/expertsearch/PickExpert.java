package org.ncbrelay.flow.support.expertsearch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.domain.experts.Expertise;
import org.ncbrelay.domain.experts.Experts;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks an expert's NCB for the release of the expert that an analyst picked. */
@Service
public class PickExpert {
    private final Experts experts;
    private final ExpertEngagements engagements;
    private final SupportSteps steps;
    private final SupportRecord support;
    private final Journal journal;
    private final Clock clock;

    public PickExpert(
            Experts experts,
            ExpertEngagements engagements,
            SupportSteps steps,
            SupportRecord support,
            Journal journal,
            Clock clock) {
        this.experts = experts;
        this.engagements = engagements;
        this.steps = steps;
        this.support = support;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param position in the list proposed last, from 0
     * @throws Refusal.Invalid if the list has nobody at this place
     */
    @Transactional
    public Engagement pick(CaseReference reference, int position, Officer by) {
        List<CapabilityStep> before = steps.of(reference, Capability.GLOBAL_NETWORK);
        CapabilityStep wanted =
                CapabilityStep.last(before, StepKind.EXPERTISE_DEFINED).orElseThrow();
        List<String> proposed = CapabilityStep.last(before, StepKind.ROSTER_SEARCHED)
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
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.EXPERT_PICKED,
                CapabilityStep.content("expert", expert.code()),
                Phrase.RELEASE_ASKED.with(expert.label()),
                by);
        journal.send(Letter.EXPERT_RELEASE_ASKED, reference, Addressee.ncb(expert.organisation()));
        return engagement;
    }

    /** Ends the search; the reason is recorded on the case. */
    @Transactional
    public void none(CaseReference reference, String reason, Officer by) {
        support.refuse(reference, Capability.GLOBAL_NETWORK, reason, by);
    }
}
