package org.ncbrelay.flow.support.generalcapability;

import java.time.Clock;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.notices.Diffusions;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the review of a diffusion at once after sending; what does not comply is cancelled. */
@Service
public class ReviewDiffusion {
    private final SupportSteps steps;
    private final Diffusions diffusions;
    private final ReviewCompliance compliance;
    private final WriteProduct write;
    private final ReviewProduct review;
    private final Journal journal;
    private final Clock clock;

    public ReviewDiffusion(
            SupportSteps steps,
            Diffusions diffusions,
            ReviewCompliance compliance,
            WriteProduct write,
            ReviewProduct review,
            Journal journal,
            Clock clock) {
        this.steps = steps;
        this.diffusions = diffusions;
        this.compliance = compliance;
        this.write = write;
        this.review = review;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param reason why not; null where it complies */
    @Transactional
    public void review(CaseReference reference, boolean complies, String reason, Officer by) {
        List<CapabilityStep> before = steps.of(reference, Capability.DIFFUSION);
        CapabilityStep asked =
                CapabilityStep.last(before, StepKind.SERVICE_ASKED).orElseThrow();
        String number = CapabilityStep.last(before, StepKind.SENT)
                .map(sent -> sent.text("number"))
                .orElseThrow(() -> new Refusal.Conflict("The diffusion was not sent."));
        compliance.review(reference, Capability.DIFFUSION, complies, reason, by);
        if (complies) keep(reference, number, asked, by);
        else cancel(reference, number, asked, reason);
    }

    private void keep(CaseReference reference, String number, CapabilityStep asked, Officer by) {
        String title = number + ", " + asked.text("title");
        write.write(reference, Capability.DIFFUSION, "DIFFUSION", title, asked.text("content"), asked.recordedBy(), by);
        review.approve(reference, Capability.DIFFUSION, "DIFFUSION", by);
    }

    private void cancel(CaseReference reference, String number, CapabilityStep asked, String reason) {
        diffusions.cancel(number, reason, clock.instant());
        asked.texts("receivers")
                .forEach(country -> journal.send(
                        Letter.DIFFUSION_CANCELLED, reference, Addressee.ncb(new OrganisationCode(country))));
    }
}
