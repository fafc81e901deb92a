package org.ncbrelay.journal;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Copies;
import org.ncbrelay.domain.casefile.Timeline;
import org.ncbrelay.domain.intelligence.IntelligenceTimeline;
import org.ncbrelay.port.Outbox;
import org.springframework.stereotype.Component;

/** Writes what was recorded: the only place that knows timelines, outbox and official copies. */
@Component
class JournalWriter {
    private final Timeline timeline;
    private final IntelligenceTimeline intelligence;
    private final Outbox outbox;
    private final Copies copies;

    JournalWriter(Timeline timeline, IntelligenceTimeline intelligence, Outbox outbox, Copies copies) {
        this.timeline = timeline;
        this.intelligence = intelligence;
        this.outbox = outbox;
        this.copies = copies;
    }

    void write(Entry entry, Instant at) {
        if (entry instanceof Act act) write(act, at);
        if (entry instanceof IntelligenceAct act) write(act, at);
        if (entry instanceof OutgoingLetter letter) write(letter);
    }

    private void write(Act act, Instant at) {
        act.copies().forEach(copy -> write(act, copy, at));
        act.letters().forEach(this::write);
        String addressee = act.addressee().map(to -> to.name()).orElse(null);
        timeline.record(
                act.reference(), act.kind(), act.by(), addressee, act.note().orElse(null), at);
    }

    private void write(IntelligenceAct act, Instant at) {
        act.letters().forEach(this::write);
        intelligence.record(
                act.reference(),
                act.kind(),
                act.by(),
                act.country(),
                act.addressee().map(Addressee::name),
                act.note(),
                at);
    }

    private void write(Act act, OfficialCopy copy, Instant at) {
        CaseReference reference = act.reference();
        switch (copy.recipient()) {
            case GENERAL_SECRETARIAT ->
                copies.toGeneralSecretariat(copy.id(), reference, copy.subject(), copy.subjectId(), act.by(), at);
            case NCB -> copies.toNcb(copy.id(), reference, copy.subject(), copy.subjectId(), act.by(), at);
        }
    }

    private void write(OutgoingLetter letter) {
        String mail = letter.to().mail().orElse(null);
        if (letter.reference().isEmpty()) {
            outbox.toOfficer(letter.id(), letter.organisation(), mail, letter.letter());
            return;
        }
        CaseReference reference = letter.reference().get();
        if (mail == null) outbox.toDesk(letter.id(), reference, letter.organisation(), letter.letter());
        else outbox.toAgency(letter.id(), reference, letter.organisation(), mail, letter.letter());
    }
}
