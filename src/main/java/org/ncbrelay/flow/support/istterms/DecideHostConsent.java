package org.ncbrelay.flow.support.istterms;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records whether the host consents to a deployment and signs its terms. */
@Service
public class DecideHostConsent {
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final Journal journal;

    public DecideHostConsent(Deployments deployments, DeploymentRecord record, Journal journal) {
        this.deployments = deployments;
        this.record = record;
        this.journal = journal;
    }

    /**
     * Its head consents; an officer may too once the limit has lapsed, when the diagram opens the task to them.
     *
     * @throws Refusal.Forbidden if the officer is not of the host's NCB
     */
    @Transactional
    public void sign(CaseReference reference, Officer by) {
        requireHost(reference, by);
        record.add(reference, DeploymentFactKind.HOST_SIGNED, version(reference), by);
        journal.send(Letter.TERMS_TO_SIGN, reference, Addressee.INTERPOL);
    }

    /** The team drafts the terms anew. */
    @Transactional
    public void askForChanges(CaseReference reference, String changes, Officer by) {
        requireHost(reference, by);
        if (changes == null) throw new Refusal.Invalid("changes", "wrong.mustChange", "say what shall change");
        record.add(reference, DeploymentFactKind.HOST_ASKED_CHANGES, changes, by);
        journal.send(Letter.TERMS_TO_CHANGE, reference, Addressee.INTERPOL);
    }

    /** No team comes. */
    @Transactional
    public void refuse(CaseReference reference, String reason, Officer by) {
        requireHost(reference, by);
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        record.add(reference, DeploymentFactKind.HOST_REFUSED, reason, by);
    }

    private Note version(CaseReference reference) {
        return deployments
                .terms(reference)
                .map(terms -> Phrase.VERSION.with(terms.version()))
                .orElseThrow(() -> new Refusal.Conflict("There are no terms to sign."));
    }

    private static void requireHost(CaseReference reference, Officer by) {
        if (!by.isAny(Role.NCB_HEAD, Role.NCB_OFFICER) || !by.organisation().equals(reference.organisation()))
            throw new Refusal.Forbidden("Only the host's NCB consents for the host.");
    }
}
