package org.ncbrelay.flow.support.expertnetwork;

import java.util.Locale;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expertise;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.port.Acknowledgments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what an expert is needed for; only on a valid request via the NCB (Annex 2.5). */
@Service
public class DefineExpertise {
    private final Acknowledgments acknowledgments;
    private final SupportRecord support;

    public DefineExpertise(Acknowledgments acknowledgments, SupportRecord support) {
        this.acknowledgments = acknowledgments;
        this.support = support;
    }

    /**
     * @param language ISO 639-1; null for any
     * @param question 1 to 1,000 characters, read by the expert's NCB and the expert
     * @throws Refusal.Conflict if the NCB has not acknowledged the request
     */
    @Transactional
    public void define(CaseReference reference, Expertise expertise, String language, String question, Officer by) {
        if (!acknowledgments.isAcknowledged(reference))
            throw new Refusal.Conflict("Experts are asked only on a valid request via the NCB.");
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.EXPERTISE_DEFINED,
                CapabilityStep.content("expertise", expertise.name(), "language", language, "question", question),
                "expertise defined, "
                        + expertise.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                by);
    }
}
