package org.ncbrelay.flow.support.capacityplan;

import java.time.LocalDate;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the plan of a training as a product, and asks the NCB for its word. */
@Service
public class ProposeTrainingPlan {
    private final SupportRecord support;
    private final WriteProduct write;
    private final Journal journal;

    public ProposeTrainingPlan(SupportRecord support, WriteProduct write, Journal journal) {
        this.support = support;
        this.write = write;
        this.journal = journal;
    }

    /** @param participants at least 1 */
    @Transactional
    public void propose(
            CaseReference reference, String title, String plan, int participants, LocalDate startsOn, Officer by) {
        support.step(
                reference,
                Capability.CAPACITY_BUILDING,
                StepKind.PLAN_PROPOSED,
                CapabilityStep.content(
                        "title", title, "plan", plan, "participants", participants, "startsOn", startsOn.toString()),
                Phrase.TRAINING_PLAN_PROPOSED.with(title),
                by);
        String body = plan + "\n\nParticipants: " + participants + "\nStarts on: " + startsOn;
        write.write(reference, Capability.CAPACITY_BUILDING, "TRAINING_PLAN", title, body, by.userId(), by);
        journal.send(Letter.PLAN_TO_AGREE, reference, Addressee.ncbOf(reference));
    }
}
