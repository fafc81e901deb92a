package org.ncbrelay.flow.support;

import java.time.Clock;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.store.support.StepRecords;
import org.ncbrelay.store.support.StepRecords.Answered;
import org.springframework.stereotype.Service;

/** Stores the answers to the form of a task as they are, for steps at which no rule decides; the diagram says what follows from them. */
@Service
record RecordAnswers(SupportRecord support, MeasureRecord measures, StepRecords steps, Journal journal, Clock clock) {
    /** Of a step of support. */
    void ofSupport(CaseReference reference, Answered answered, Optional<MeasureKind> ended, Officer by) {
        ended.ifPresent(kind -> measures.done(reference, answered.capability(), kind, by));
        support.answered(reference, answered, by);
    }

    /** Of a step of the case as a whole, which its NCB learns of. */
    void ofCase(CaseReference reference, Answered answered, EventKind event, Officer by) {
        steps.add(reference, answered, by, clock.instant());
        journal.record(Act.of(event, reference, by).toNcb().noting(answered.note()));
    }
}
