package org.ncbrelay.flow.support.istterms;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.deployment.DraftedTerms;
import org.ncbrelay.domain.deployment.TermsOfReference;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a version of the terms of reference and asks the host to sign. */
@Service
public class DraftTerms {
    private final Cases cases;
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final Journal journal;
    private final Clock clock;

    public DraftTerms(Cases cases, Deployments deployments, DeploymentRecord record, Journal journal, Clock clock) {
        this.cases = cases;
        this.deployments = deployments;
        this.record = record;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Refusal.Invalid naming every field that is wrong */
    @Transactional
    public void draft(CaseReference reference, TermsOfReference terms, Officer by) {
        SupportCase request = cases.get(reference);
        Instant now = clock.instant();
        terms.requireFit(LocalDate.ofInstant(now, ZoneOffset.UTC), request.confidentiality());
        int version = deployments.terms(reference).map(DraftedTerms::version).orElse(0) + 1;
        deployments.draft(reference, new DraftedTerms(version, terms, by.userId(), now));
        record.add(reference, DeploymentFactKind.TERMS_DRAFTED, Phrase.VERSION.with(version), by);
        journal.send(Letter.HOST_CONSENT_ASKED, reference, Addressee.ncbOf(reference));
    }
}
