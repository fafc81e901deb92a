package org.ncbrelay.flow.support.sharing;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Dissemination;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.support.Products;
import org.springframework.stereotype.Service;

/** Records the scope of an analysis, its report, the consent to share it and its markings (Annex 2.1). */
@Service
record SharingStep(
        Recordings recordings,
        Capabilities capabilities,
        Journal journal,
        WriteProduct write,
        Products products,
        Cases cases,
        Dissemination dissemination,
        Clock clock) {
    static final String KIND = "ANALYTICAL_REPORT";

    /**
     * Records the question that an analysis shall answer.
     *
     * @param period null if none was named
     * @throws Refusal.Conflict if the case is not recorded: nothing is analysed before (Annex 1.1)
     */
    void recordScope(CaseReference reference, String question, String period, Officer by) {
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        capabilities.change(reference, Capability.INFORMATION_SHARING, Status.IN_PROGRESS, now);
        journal.record(Act.of(EventKind.SCOPE_DEFINED, reference, by)
                .noting(period == null ? question : question + " (" + period + ")"));
    }

    /**
     * Keeps an analyst's report as a graded product of the case.
     *
     * @param recommendations null if none
     * @param formatted       whether both are Markdown
     * @param grading         of source and information
     */
    void writeReport(
            CaseReference reference,
            String title,
            String findings,
            String recommendations,
            boolean formatted,
            Grading grading,
            Officer by) {
        String body = recommendations == null
                ? findings
                : findings + (formatted ? "\n\n# Recommendations\n\n" : "\n\nRecommendations\n") + recommendations;
        write.write(reference, Capability.INFORMATION_SHARING, KIND, title, body, formatted, grading, by.userId(), by);
    }

    /**
     * Puts level, grading and the marks of its sources on record for an approved report. The marks are those of the
     * newest version, which the review approved; the other countries involved are notified.
     */
    void markReport(CaseReference reference, Officer by) {
        Product report =
                products.latest(reference, Capability.INFORMATION_SHARING).orElseThrow();
        Note marks = Note.name("confidentiality", report.confidentiality()).and(Note.text(report.grading()));
        if (!report.externalSources().isEmpty()) marks = marks.and(Phrase.EXTERNAL_SOURCE.note());
        journal.record(Act.of(EventKind.PRODUCT_MARKED, reference, by).noting(marks));
        dissemination.notifyCountries(cases.get(reference), report);
    }

    /** Asks the NCB of a country whether its restricted data may be used in a report. */
    void askForConsent(CaseReference reference) {
        journal.send(Letter.CONSENT_TO_USE_ASKED, reference, Addressee.ncbOf(reference));
    }

    /**
     * Records whether the owner of restricted data consents to its use.
     *
     * @param words conditions of the consent or reason of the refusal; null if none
     */
    void recordConsent(CaseReference reference, boolean consented, String words, Officer by) {
        if (!consented && words == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        journal.record(Act.of(consented ? EventKind.CONSENT_GIVEN : EventKind.CONSENT_REFUSED, reference, by)
                .toInterpol()
                .noting(words));
    }

    /** The owner did not answer until the last reminder: this counts as a refusal (our default). */
    void ownerSilent(CaseReference reference, Officer by) {
        journal.record(Act.of(EventKind.CONSENT_REFUSED, reference, by)
                .toInterpol()
                .noting(Phrase.SILENCE_REFUSES.note())
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.ncbOf(reference)));
    }

    /** Ends the sharing of information with a recorded reason. The source forbids the use, or its owner refused. */
    void recordNotShared(CaseReference reference, Officer by) {
        Note reason = Phrase.USE_NOT_ALLOWED.note();
        capabilities.change(reference, Capability.INFORMATION_SHARING, Status.REFUSED, reason, clock.instant());
        journal.record(Act.of(EventKind.CAPABILITY_REFUSED, reference, by).noting(reason));
    }
}
