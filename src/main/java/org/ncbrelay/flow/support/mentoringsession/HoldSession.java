package org.ncbrelay.flow.support.mentoringsession;

import java.time.LocalDate;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;

/** Records a session of mentoring. */
@Service
record HoldSession(SupportRecord support) {
    /** @param note null if none */
    void hold(CaseReference reference, String topic, LocalDate heldOn, String note, Officer by) {
        support.step(
                reference,
                Capability.MENTORING,
                StepKind.SESSION_HELD,
                CapabilityStep.content("topic", topic, "heldOn", heldOn.toString(), "note", note),
                Phrase.SESSION_HELD.with(topic),
                by);
    }
}
