package org.ncbrelay.flow.support.expertsearch;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.acknowledgment.Acknowledgments;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.experts.Expertise;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what an expert is needed for; only on a valid request via the NCB (Annex 2.5). */
@Service
public class DefineExpertise {
    private final Acknowledgments acknowledgments;
    private final Cases cases;
    private final SupportRecord support;

    public DefineExpertise(Acknowledgments acknowledgments, Cases cases, SupportRecord support) {
        this.acknowledgments = acknowledgments;
        this.cases = cases;
        this.support = support;
    }

    /**
     * @param language ISO 639-1; null for any
     * @param question 1 to 1,000 characters, read by the expert's NCB and the expert
     * @return the question as they read it, with the caveat where the request rests on an external source
     * @throws Refusal.Conflict if the NCB has not acknowledged the request
     */
    @Transactional
    public String define(CaseReference reference, Expertise expertise, String language, String question, Officer by) {
        if (!acknowledgments.isAcknowledged(reference))
            throw new Refusal.Conflict("Experts are asked only on a valid request via the NCB.");
        String marked = Caveat.under(question, cases.get(reference));
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.EXPERTISE_DEFINED,
                CapabilityStep.content("expertise", expertise.name(), "language", language, "question", marked),
                Phrase.EXPERTISE_DEFINED.with(Note.name("expertise", expertise)),
                by);
        return marked;
    }
}
