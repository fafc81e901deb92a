package org.ncbrelay.flow.support.generalcapability;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.notices.NoticeRequest;
import org.ncbrelay.domain.notices.NoticeRequest.NoticeColour;
import org.ncbrelay.domain.notices.OfficialNumbers;
import org.ncbrelay.domain.notices.OfficialNumbers.Series;
import org.ncbrelay.domain.notices.PilotServices;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.flow.support.WriteProduct;
import org.springframework.stereotype.Service;

/** Records the request for a notice and its publication (Annex 2). */
@Service
record NoticeStep(
        PilotServices pilots,
        SupportRecord support,
        SupportSteps steps,
        OfficialNumbers numbers,
        WriteProduct write,
        ReviewProduct review,
        MeasureRecord measures,
        Clock clock) {
    /**
     * Records what a bureau asks to be published.
     *
     * @throws Refusal.Invalid for a silver notice while it is a pilot that nobody turned on
     */
    void ask(CaseReference reference, NoticeRequest notice, Officer by) {
        if (notice.colour() == NoticeColour.SILVER && !pilots.silverNotices())
            throw new Refusal.Invalid("colour", "wrong.silver", "silver notices are a pilot that is not open here");
        support.step(
                reference,
                Capability.NOTICE,
                StepKind.SERVICE_ASKED,
                CapabilityStep.content(
                        "colour", notice.colour().name(), "title", notice.title(), "content", notice.text()),
                Phrase.NOTICE_ASKED.with(Note.name("code", notice.colour())),
                by);
    }

    /**
     * Gives a reviewed notice its number and keeps it as a product. Its author is who asked, its reviewer who found it
     * compliant.
     */
    void publish(CaseReference reference, Officer by) {
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
        measures.take(reference, Capability.NOTICE, MeasureKind.NOTICE, number, List.of(), by);
        String title = number + ", " + asked.text("title");
        write.write(
                reference,
                Capability.NOTICE,
                "NOTICE",
                title,
                asked.text("content"),
                false,
                null,
                asked.recordedBy(),
                by);
        review.approve(reference, Capability.NOTICE, "NOTICE", by);
    }

    /** Withdraws a published notice. */
    void withdraw(CaseReference reference, Officer by) {
        measures.undo(reference, Capability.NOTICE, MeasureKind.NOTICE, by);
    }
}
