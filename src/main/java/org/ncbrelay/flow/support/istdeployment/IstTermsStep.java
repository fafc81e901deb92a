package org.ncbrelay.flow.support.istdeployment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.DraftedTerms;
import org.ncbrelay.domain.deployment.TermsOfReference;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.support.Deployments;
import org.springframework.stereotype.Service;

/** Records the terms of reference, the consent of the host and the signatures (Annex 2.3). */
@Service
public record IstTermsStep(
        Cases cases,
        Deployments deployments,
        DeploymentRecord record,
        Journal journal,
        MeasureRecord measures,
        Clock clock) {
    /**
     * Keeps a version of the terms of reference and asks the host to sign.
     *
     * @throws Refusal.Invalid naming every field that is wrong
     */
    public void draft(CaseReference reference, TermsOfReference terms, Officer by) {
        SupportCase request = cases.get(reference);
        Instant now = clock.instant();
        terms.requireFit(LocalDate.ofInstant(now, ZoneOffset.UTC), request.confidentiality());
        int version = deployments.terms(reference).map(DraftedTerms::version).orElse(0) + 1;
        deployments.draft(reference, new DraftedTerms(version, terms, by.userId(), now));
        record.add(reference, DeploymentFactKind.TERMS_DRAFTED, Phrase.VERSION.with(version), by);
        journal.send(Letter.HOST_CONSENT_ASKED, reference, Addressee.ncbOf(reference));
    }

    /**
     * Records that the host consents and signs. Its head consents; an officer may too once the limit has lapsed, when the diagram opens the task to them.
     *
     * @throws Refusal.Forbidden if the officer is not of the host's NCB
     */
    public void signForHost(CaseReference reference, Officer by) {
        requireHost(reference, by);
        record.add(reference, DeploymentFactKind.HOST_SIGNED, version(reference), by);
        journal.send(Letter.TERMS_TO_SIGN, reference, Addressee.INTERPOL);
    }

    /** The team drafts the terms anew. */
    public void askForChanges(CaseReference reference, String changes, Officer by) {
        requireHost(reference, by);
        if (changes == null) throw new Refusal.Invalid("changes", "wrong.mustChange", "say what shall change");
        record.add(reference, DeploymentFactKind.HOST_ASKED_CHANGES, changes, by);
        journal.send(Letter.TERMS_TO_CHANGE, reference, Addressee.INTERPOL);
    }

    /** No team comes. */
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

    /**
     * Records the signature of the General Secretariat under the terms of reference.
     *
     * @throws Refusal.Forbidden if the officer drafted the terms
     * @throws Refusal.Conflict  if the host has not signed
     */
    public void signForInterpol(CaseReference reference, Officer by) {
        DraftedTerms drafted =
                deployments.terms(reference).orElseThrow(() -> new Refusal.Conflict("There are no terms to sign."));
        if (drafted.draftedBy().equals(by.userId()))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You drafted these terms; somebody else must sign them.");
        if (!deployments.of(reference).isSigned(DeploymentFactKind.HOST_SIGNED))
            throw new Refusal.Conflict("The host has not signed.");
        record.add(reference, DeploymentFactKind.GS_SIGNED, Phrase.VERSION.with(drafted.version()), by);
        measures.take(reference, Capability.IST_DEPLOYMENT, MeasureKind.TERMS, null, List.of(), by);
    }
}
