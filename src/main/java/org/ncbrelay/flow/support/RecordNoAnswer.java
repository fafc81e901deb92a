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
    /** The support continues without what the agency was to report. */
    public void goOn(CaseReference reference, Capability capability, Phrase missing, Officer by) {
        record(reference, capability, missing, by);
        agency.send(Letter.CLOSED_WITHOUT_ANSWER, reference);
    }

    /** The source of a hit did not answer: it is not confirmed, and nobody acts on it. */
    public void confirmNoHit(CaseReference reference, Capability capability, Officer by) {
        record(reference, capability, Phrase.SILENCE_CONFIRMS_NO_HIT, by);
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.ncbOf(reference));
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.INTERPOL);
    }

    private void record(CaseReference reference, Capability capability, Phrase missing, Officer by) {
        support.step(
                reference,
                capability,
                StepKind.NO_ANSWER,
                StepRecord.answers("awaited", missing.name()),
                missing.note(),
                by);
    }

    /** This support ends as refused; the case's other support goes on. */
    public void refuse(CaseReference reference, Capability capability, Phrase reason, Officer by) {
        support.refuse(reference, capability, reason.note(), by);
        inform(reference);
    }

    /** This support, which was never asked for in detail, ends as withdrawn; the case's other support goes on. */
    public void withdraw(CaseReference reference, Capability capability, Phrase reason, Officer by) {
        support.withdraw(reference, capability, reason.note(), by);
        inform(reference);
    }

    /**
     * No team is deployed.
     *
     * @param silence which answer is missing; one that ends a deployment
     */
    public void endDeployment(CaseReference reference, DeploymentFactKind silence, Officer by) {
        deployment.add(reference, silence, Phrase.SILENCE_SENDS_NO_TEAM.note(), by);
        inform(reference);
    }

    /** Who was silent, who asked for the support, and INTERPOL. */
    private void inform(CaseReference reference) {
        agency.send(Letter.SUPPORT_ENDED_UNANSWERED, reference);
        journal.send(Letter.SUPPORT_ENDED_UNANSWERED, reference, Addressee.INTERPOL);
    }
}
