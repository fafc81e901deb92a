package org.ncbrelay.flow.support.coordinationmeeting;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.meeting.Invitation;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts who comes, who does not, and who said nothing. */
@Service
public class CountAnswers {
    private final Meetings meetings;
    private final Journal journal;

    public CountAnswers(Meetings meetings, Journal journal) {
        this.meetings = meetings;
        this.journal = journal;
    }

    @Transactional
    public void count(CaseReference reference, Officer by) {
        Map<Invitation.State, Long> counted = meetings.invitations(reference).stream()
                .collect(Collectors.groupingBy(Invitation::state, Collectors.counting()));
        String answers = Stream.of(Invitation.State.ACCEPTED, Invitation.State.DECLINED, Invitation.State.NO_ANSWER)
                .map(state -> counted.getOrDefault(state, 0L).toString())
                .collect(Collectors.joining(", "));
        Note note = Capability.COORDINATION_MEETING.note(Phrase.ANSWERS_COUNTED.with(answers));
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by).noting(note));
    }
}
