package org.ncbrelay.flow.support.generalcapability;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.notices.OfficialNumbers;
import org.ncbrelay.domain.notices.OfficialNumbers.Series;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.flow.support.WriteProduct;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a reviewed notice its number and keeps it as a product. */
@Service
public class PublishNotice {
    private final SupportSteps steps;
    private final OfficialNumbers numbers;
    private final SupportRecord support;
    private final WriteProduct write;
    private final ReviewProduct review;
    private final Clock clock;

    public PublishNotice(
            SupportSteps steps,
            OfficialNumbers numbers,
            SupportRecord support,
            WriteProduct write,
            ReviewProduct review,
            Clock clock) {
        this.steps = steps;
        this.numbers = numbers;
        this.support = support;
        this.write = write;
        this.review = review;
        this.clock = clock;
    }

    /** Its author is who asked, its reviewer who found it compliant. */
    @Transactional
    public void publish(CaseReference reference, Officer by) {
        List<CapabilityStep> before = steps.of(reference, Capability.NOTICE);
        if (CapabilityStep.last(before, StepKind.COMPLIANCE_REVIEWED)
                .filter(review -> review.flag("complies"))
                .isEmpty()) throw new Refusal.Conflict("A notice is reviewed before it is published.");
        CapabilityStep asked =
                CapabilityStep.last(before, StepKind.SERVICE_ASKED).orElseThrow();
        int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        String number = numbers.next(Series.NOTICE, year);
        support.step(
                reference,
                Capability.NOTICE,
                StepKind.PUBLISHED,
                CapabilityStep.content("number", number),
                Phrase.PUBLISHED_AS.with(number),
                by);
        String title = number + ", " + asked.text("title");
        write.write(reference, Capability.NOTICE, "NOTICE", title, asked.text("content"), asked.recordedBy(), by);
        review.approve(reference, Capability.NOTICE, "NOTICE", by);
    }
}
