package org.ncbrelay.flow.recording;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.domain.recording.Recordings.Check;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the NCB found when it checked quality, level, handling and retention of the data. */
@Service
public class CheckRecord {
    private final Cases cases;
    private final Recordings recordings;
    private final Journal journal;
    private final Clock clock;

    public CheckRecord(Cases cases, Recordings recordings, Journal journal, Clock clock) {
        this.cases = cases;
        this.recordings = recordings;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param level    a level at least as strict as the request's; null to leave it
     * @param handling further restrictions; null if none
     * @param remark   on the quality; null if none
     * @throws Refusal.Invalid if the level would be lowered
     */
    @Transactional
    public void record(CaseReference reference, Confidentiality level, String handling, String remark, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        if (level != null && level.compareTo(request.confidentiality()) < 0)
            throw new Refusal.Invalid("confidentiality", "wrong.lowerLevel", "cannot be lower than the request's");
        Check check = new Check(
                request.text("purpose").orElseThrow(),
                (level == null ? request.confidentiality() : level).name(),
                joined(request.handlingConditions().orElse(null), handling),
                request.restrictedCountries().stream()
                        .map(OrganisationCode::value)
                        .toList(),
                request.retentionUntil(),
                remark,
                by.userId(),
                now);
        recordings.checked(reference, check, by, now);
        journal.record(Act.of(EventKind.RECORD_CHECKED, reference, by).noting(remark));
    }

    /** The NCB did not answer until the last reminder: nothing is recorded (our default). */
    @Transactional
    public void silent(CaseReference reference, Officer by) {
        journal.record(Act.of(EventKind.RECORD_NOT_CHECKED, reference, by)
                .toNcb()
                .noting(Phrase.SILENCE_TAKES_NOTHING_OVER.note())
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.GENERAL_SECRETARIAT));
    }

    private static String joined(String first, String second) {
        if (first == null || second == null) return first == null ? second : first;
        return first + "\n" + second;
    }
}
