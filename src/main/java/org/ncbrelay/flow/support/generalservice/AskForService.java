package org.ncbrelay.flow.support.generalservice;

import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;

/** Records what a bureau asks of the databases, the laboratories or the trainers. */
@Service
record AskForService(SupportRecord support) {
    /** @param content what the form of this service asks, by name */
    void ask(CaseReference reference, Capability capability, Map<String, Object> content, Officer by) {
        support.step(
                reference,
                capability,
                StepKind.SERVICE_ASKED,
                content,
                Phrase.ASKED_FOR.with(content.get("title")),
                by);
    }
}
