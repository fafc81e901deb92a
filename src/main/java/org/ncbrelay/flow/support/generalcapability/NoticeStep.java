package org.ncbrelay.flow.support.generalcapability;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.notices.DiffusionRecipients;
import org.ncbrelay.domain.notices.NoticeRequest;
import org.ncbrelay.domain.notices.NoticeRequest.NoticeColour;
import org.ncbrelay.domain.notices.PilotServices;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.support.Diffusions;
import org.ncbrelay.store.support.Diffusions.Diffusion;
import org.ncbrelay.store.support.Diffusions.Series;
import org.ncbrelay.store.support.StepRecords;
import org.springframework.stereotype.Service;

/** Records the request for a notice and its publication (Annex 2). */
@Service
record NoticeStep(
        Cases cases,
        MemberCountries countries,
        PilotServices pilots,
        SupportRecord support,
        StepRecords steps,
        Diffusions numbers,
        Diffusions diffusions,
        Journal journal,
        WriteProduct write,
        ReviewProduct review,
        MeasureRecord measures,
        Clock clock) {
    /**
     * Records what a bureau asks to be published.
     *
     * @throws Refusal.Invalid for a silver notice while it is a pilot that no one turned on
     */
    void ask(CaseReference reference, NoticeRequest notice, Officer by) {
        if (notice.colour() == NoticeColour.SILVER && !pilots.silverNotices())
            throw new Refusal.Invalid("colour", "wrong.silver", "silver notices are a pilot that is not open here");
        support.step(
                reference,
                Capability.NOTICE,
                StepKind.SERVICE_ASKED,
                StepRecord.answers("colour", notice.colour().name(), "title", notice.title(), "content", notice.text()),
                Phrase.NOTICE_ASKED.with(Note.name("code", notice.colour())),
                by);
    }

    /**
     * Gives a reviewed notice its number, sends it to its recipients with a letter each, and keeps it as a product. Its author is who asked, its
     * reviewer who found it compliant. A country that the request restricts never receives it; nor does the country that asks, which has the
     * product.
     *
     * @param listed alpha-3 codes with commas; null for the NCBs of all member countries
     * @throws Refusal.Invalid naming a listed country that the request restricts
     */
    void publish(CaseReference reference, String listed, Officer by) {
        List<StepRecord> before = steps.of(reference, Capability.NOTICE);
        if (StepRecord.last(before, StepKind.COMPLIANCE_REVIEWED)
                .filter(review -> review.flag("complies"))
                .isEmpty()) throw new Refusal.Conflict("A notice is reviewed before it is published.");
        StepRecord asked = StepRecord.last(before, StepKind.SERVICE_ASKED).orElseThrow();
        SupportCase request = cases.get(reference);
        List<OrganisationCode> restricted = request.restrictedCountries();
        List<OrganisationCode> receivers = (listed == null
                        ? DiffusionRecipients.all(request.organisation(), restricted, countries.codes())
                        : DiffusionRecipients.listed(listed, request.organisation(), restricted, countries.codes()))
                .countries();
        Instant now = clock.instant();
        String number = numbers.next(Series.NOTICE, now.atOffset(ZoneOffset.UTC).getYear());
        support.step(
                reference,
                Capability.NOTICE,
                StepKind.PUBLISHED,
                StepRecord.answers("number", number),
                published(number, listed == null, receivers, restricted),
                by);
        diffusions.send(
                new Diffusion(
                        number,
                        reference,
                        NoticeColour.valueOf(asked.text("colour")),
                        receivers,
                        asked.text("title"),
                        Caveat.under(asked.text("content"), request),
                        now,
                        null,
                        null),
                by);
        measures.take(reference, Capability.NOTICE, MeasureKind.NOTICE, number, receivers, by);
        receivers.forEach(country -> journal.send(Letter.NOTICE_PUBLISHED, reference, Addressee.ncb(country)));
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

    /** Names the recipients, or for all of them the restricted countries that were left out. */
    private static Note published(
            String number, boolean all, List<OrganisationCode> receivers, List<OrganisationCode> restricted) {
        Note note = Phrase.PUBLISHED_AS.with(number);
        if (!all) return note.and(Phrase.SENT_TO.with(named(receivers)));
        note = note.and(Phrase.SENT_TO_ALL.note());
        return restricted.isEmpty() ? note : note.and(Phrase.RESTRICTED_LEFT_OUT.with(named(restricted)));
    }

    private static Note named(List<OrganisationCode> countries) {
        return countries.stream().map(Note::country).reduce(Note::and).orElseThrow();
    }

    /** Withdraws a published notice in every country that received it; why is of the case alone. */
    void withdraw(CaseReference reference, Officer by) {
        measures.undo(reference, Capability.NOTICE, MeasureKind.NOTICE, by)
                .forEach(undone -> diffusions.cancel(undone.name(), Phrase.NOTICE_OVER.words(), clock.instant()));
    }
}
