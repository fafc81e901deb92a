package org.ncbrelay.flow.hitquestion;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.correlation.HitQuestion;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Correlation;
import org.springframework.stereotype.Service;

/** Records that the owner of a hit disclosed itself, or declined, and lets who asked know. */
@Service
record RecordAnswer(Correlation correlation, Journal journal, CurrentOfficer current, Clock clock) {
    /** @param answer what the owner adds; the reason where it declines */
    void record(UUID id, boolean disclosed, String answer, Officer by) {
        if (!disclosed && answer == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        record(id, disclosed, Note.written(answer), by);
    }

    private void record(UUID id, boolean disclosed, Note answer, Officer by) {
        Instant now = clock.instant();
        HitQuestion question = correlation.question(id);
        correlation.answer(id, disclosed, answer == null ? null : answer.toString(), by, now);
        CaseReference asking = question.askingReference();
        EventKind kind = disclosed ? EventKind.HIT_DISCLOSED : EventKind.HIT_DECLINED;
        journal.record(Act.of(kind, question.ownerReference(), by)
                .to(Addressee.ncbOf(asking))
                .noting(answer));
        current.as(Officer.relay(asking.organisation()), () -> {
            Note outcome = disclosed ? Note.text(question.ownerReference()) : answer;
            journal.record(Act.of(kind, asking, Officer.relay(asking.organisation()))
                    .toNcb()
                    .noting(outcome)
                    .withLetter(Letter.ANSWER_RECEIVED));
        });
    }

    /** The owner said nothing in time, which counts as declined. */
    void silent(UUID id, Officer by) {
        record(id, false, Phrase.SILENCE_DISCLOSES_NOTHING.note(), by);
    }
}
