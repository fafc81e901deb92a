package org.ncbrelay.flow.support;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.flow.WriteToAgency;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/**
 * Records that a country did not answer in support, once the time limit and all reminders have passed (our default: twice the limit).
 * A missing answer is recorded as that, never as an answer.
 */
@Service
public record RecordNoAnswer(
        WriteToAgency agency, SupportRecord support, DeploymentRecord deployment, Journal journal) {
    /**
     * @param capability null in a diagram that does not know it, where no team is sent
     * @param missing    which answer: name of the phrase of the timeline, or where no team is sent of the fact that ends the deployment
     */
    public void record(CaseReference reference, Capability capability, String missing, Consequence then, Officer by) {
        switch (then) {
            case GO_ON -> {
                step(reference, capability, missing, by);
                agency.send(Letter.CLOSED_WITHOUT_ANSWER, reference);
            }
            case CONFIRM_NO_HIT -> {
                step(reference, capability, missing, by);
                journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.ncbOf(reference));
                journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.INTERPOL);
            }
            case REFUSE -> {
                support.refuse(reference, capability, Phrase.valueOf(missing).note(), by);
                inform(reference);
            }
            case WITHDRAW -> {
                support.withdraw(reference, capability, Phrase.valueOf(missing).note(), by);
                inform(reference);
            }
            case SEND_NO_TEAM -> {
                deployment.add(reference, DeploymentFactKind.valueOf(missing), Phrase.SILENCE_SENDS_NO_TEAM.note(), by);
                inform(reference);
            }
        }
    }

    private void step(CaseReference reference, Capability capability, String missing, Officer by) {
        support.step(
                reference,
                capability,
                StepKind.NO_ANSWER,
                StepRecord.answers("awaited", missing),
                Phrase.valueOf(missing).note(),
                by);
    }

    /** Who was silent, who asked for the support, and INTERPOL. */
    private void inform(CaseReference reference) {
        agency.send(Letter.SUPPORT_ENDED_UNANSWERED, reference);
        journal.send(Letter.SUPPORT_ENDED_UNANSWERED, reference, Addressee.INTERPOL);
    }

    /** What follows from a silence; property {@code then} of a task with {@code ${unanswered}}. */
    public enum Consequence {
        /** The support continues without what the agency was to report. */
        GO_ON,
        /** The source of a hit did not answer: it is not confirmed, and nobody acts on it. */
        CONFIRM_NO_HIT,
        /** This support ends as refused; the case's other support goes on. */
        REFUSE,
        /** This support, which was never asked for in detail, ends as withdrawn; the case's other support goes on. */
        WITHDRAW,
        /** No team is deployed. */
        SEND_NO_TEAM
    }
}
