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
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.support.ReviewCompliance;
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

/** Records the request for a diffusion, its review and its circulation (Annex 2). */
@Service
record DiffusionStep(
        Cases cases,
        MemberCountries countries,
        SupportRecord support,
        StepRecords steps,
        Diffusions diffusions,
        ReviewCompliance compliance,
        WriteProduct write,
        ReviewProduct review,
        Journal journal,
        MeasureRecord measures,
        Diffusions numbers,
        Clock clock) {
    /**
     * Records what a bureau sends to which countries; never to one that the request restricts.
     *
     * @param listed alpha-3 codes with commas; null for all countries that the request involves
     */
    void ask(CaseReference reference, String listed, String title, String content, Officer by) {
        SupportCase request = cases.get(reference);
        DiffusionRecipients receivers = listed == null
                ? new DiffusionRecipients(request.involvedCountries())
                : DiffusionRecipients.listed(
                        listed, request.organisation(), request.restrictedCountries(), countries.codes());
        List<String> codes =
                receivers.countries().stream().map(OrganisationCode::value).toList();
        support.step(
                reference,
                Capability.DIFFUSION,
                StepKind.SERVICE_ASKED,
                StepRecord.answers("receivers", codes, "title", title, "content", Caveat.under(content, request)),
                Phrase.DIFFUSION_ASKED.with(codes.stream()
                        .map(code -> Note.country(new OrganisationCode(code)))
                        .reduce(Note::and)
                        .orElseThrow()),
                by);
    }

    /**
     * Records the review of a diffusion at once after sending; the diagram cancels what does not comply.
     *
     * @param reason why not; null where it complies
     */
    void review(CaseReference reference, boolean complies, String reason, Officer by) {
        List<StepRecord> before = steps.of(reference, Capability.DIFFUSION);
        StepRecord asked = StepRecord.last(before, StepKind.SERVICE_ASKED).orElseThrow();
        String number = StepRecord.last(before, StepKind.SENT)
                .map(sent -> sent.text("number"))
                .orElseThrow(() -> new Refusal.Conflict("The diffusion was not sent."));
        compliance.review(reference, Capability.DIFFUSION, complies, reason, by);
        if (complies) keep(reference, number, asked, by);
    }

    private void keep(CaseReference reference, String number, StepRecord asked, Officer by) {
        String title = number + ", " + asked.text("title");
        write.write(
                reference,
                Capability.DIFFUSION,
                "DIFFUSION",
                title,
                asked.text("content"),
                false,
                null,
                asked.recordedBy(),
                by);
        review.approve(reference, Capability.DIFFUSION, "DIFFUSION", by);
    }

    /** Cancels a diffusion at each of its receivers, who read why it did not comply, and otherwise no more than that it is over. */
    void cancel(CaseReference reference, Officer by) {
        String reason = StepRecord.last(steps.of(reference, Capability.DIFFUSION), StepKind.COMPLIANCE_REVIEWED)
                .filter(review -> !review.flag("complies"))
                .map(review -> review.text("reason"))
                .orElse(Phrase.NO_LONGER_ASKED_FOR.words());
        measures.undo(reference, Capability.DIFFUSION, MeasureKind.DIFFUSION, by)
                .forEach(undone -> diffusions.cancel(undone.name(), reason, clock.instant()));
    }

    /** Sends a diffusion to the countries that were picked. */
    void send(CaseReference reference, Officer by) {
        StepRecord asked = StepRecord.last(steps.of(reference, Capability.DIFFUSION), StepKind.SERVICE_ASKED)
                .orElseThrow();
        Instant now = clock.instant();
        String number =
                numbers.next(Series.DIFFUSION, now.atOffset(ZoneOffset.UTC).getYear());
        List<OrganisationCode> receivers =
                asked.texts("receivers").stream().map(OrganisationCode::new).toList();
        diffusions.send(
                new Diffusion(
                        number,
                        reference,
                        null,
                        receivers,
                        asked.text("title"),
                        asked.text("content"),
                        now,
                        null,
                        null),
                by);
        measures.take(reference, Capability.DIFFUSION, MeasureKind.DIFFUSION, number, receivers, by);
        receivers.forEach(country -> journal.send(Letter.DIFFUSION_SENT, reference, Addressee.ncb(country)));
        support.step(
                reference,
                Capability.DIFFUSION,
                StepKind.SENT,
                StepRecord.answers("number", number),
                Phrase.SENT_AS.with(number),
                by);
    }
}
