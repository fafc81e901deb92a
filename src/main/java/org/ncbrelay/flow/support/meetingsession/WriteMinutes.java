package org.ncbrelay.flow.support.meetingsession;

import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.meeting.Meeting;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.support.WriteProduct;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the minutes as a product of the case. */
@Service
public class WriteMinutes {
    static final String KIND = "MINUTES";

    private final Meetings meetings;
    private final WriteProduct write;

    public WriteMinutes(Meetings meetings, WriteProduct write) {
        this.meetings = meetings;
        this.write = write;
    }

    @Transactional
    public void write(CaseReference reference, String title, String minutes, Officer by) {
        write.write(
                reference, Capability.COORDINATION_MEETING, KIND, title, whole(reference, minutes), by.userId(), by);
    }

    /** The minutes with all that the meeting left: who took part, what was on the agenda, who does what by when. */
    private String whole(CaseReference reference, String minutes) {
        Meeting meeting = meetings.find(reference).orElseThrow();
        String actions = meetings.actions(reference).stream()
                .map(action -> "- " + action.action() + " (" + action.owner() + ", by " + action.dueOn() + ")")
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n\n",
                meeting.line() + ", " + meeting.place(),
                "Participants\n" + meetings.outcome(reference).orElseThrow().participants(),
                "Agenda\n" + meeting.agenda(),
                minutes,
                "Actions\n" + actions);
    }
}
