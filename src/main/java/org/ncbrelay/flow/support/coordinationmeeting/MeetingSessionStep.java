package org.ncbrelay.flow.support.coordinationmeeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.meeting.Minutes;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.FormattedText;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.support.Invitations.Invitation;
import org.ncbrelay.store.support.Meetings;
import org.ncbrelay.store.support.Meetings.Meeting;
import org.ncbrelay.store.support.Meetings.Outcome;
import org.springframework.stereotype.Service;

/** Records the agenda of a coordination meeting, its session, minutes and actions (Annex 2.3). */
@Service
record MeetingSessionStep(
        Cases cases,
        Meetings meetings,
        MeetingAgencies agencies,
        Journal journal,
        MeasureRecord measures,
        Capabilities capabilities,
        WriteProduct write,
        FormattedText texts,
        Clock clock) {
    static final String KIND = "MINUTES";

    /** Sets the agenda and tells the countries that come. They read it with their invitation. */
    void setAgenda(CaseReference reference, String agenda, Officer by) {
        meetings.setAgenda(reference, Caveat.under(agenda, cases.get(reference)));
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .noting(Capability.COORDINATION_MEETING.note(Phrase.AGENDA_SET.note())));
        for (Invitation invitation : meetings.invitations(reference))
            if (invitation.state() == Invitation.State.ACCEPTED) {
                journal.send(Letter.AGENDA_SET, reference, Addressee.ncb(invitation.country()));
                agencies.write(Letter.AGENDA_SET, invitation);
            }
    }

    /** Records that a meeting was held, or why it was not. */
    void held(CaseReference reference, String participants, Officer by) {
        if (participants == null) throw new Refusal.Invalid("participants", "say who took part");
        Instant now = clock.instant();
        meetings.end(reference, new Outcome(true, participants, null, by.userId(), now));
        measures.done(reference, Capability.COORDINATION_MEETING, MeasureKind.MEETING, by);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .noting(Capability.COORDINATION_MEETING.note(Phrase.MEETING_HELD.note())));
    }

    void cancelled(CaseReference reference, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Instant now = clock.instant();
        meetings.end(reference, new Outcome(false, null, reason, by.userId(), now));
        capabilities.change(reference, Capability.COORDINATION_MEETING, Status.REFUSED, Note.written(reason), now);
        journal.record(Act.of(EventKind.CAPABILITY_REFUSED, reference, by)
                .noting(Capability.COORDINATION_MEETING.note(Phrase.MEETING_CANCELLED.with(reason))));
    }

    /**
     * Keeps the minutes as a product of the case.
     *
     * @param formatted whether they are Markdown
     */
    void writeMinutes(CaseReference reference, String title, String minutes, boolean formatted, Officer by) {
        write.write(
                reference,
                Capability.COORDINATION_MEETING,
                KIND,
                title,
                whole(reference, minutes, formatted),
                formatted,
                null,
                by.userId(),
                by);
    }

    /** The minutes with all that the meeting left: who took part, what was on the agenda, who does what by when. */
    private String whole(CaseReference reference, String minutes, boolean formatted) {
        Meeting meeting = meetings.find(reference).orElseThrow();
        UnaryOperator<String> typed = formatted ? texts::markdown : UnaryOperator.identity();
        String heading = formatted ? "# %s\n\n%s" : "%s\n%s";
        String actions = meetings.actions(reference).stream()
                .map(action ->
                        "- " + typed.apply(action.action() + " (" + action.owner() + ", by " + action.dueOn() + ")"))
                .collect(Collectors.joining("\n"));
        String before = String.join(
                "\n\n",
                typed.apply(meeting.line() + ", " + meeting.place()),
                heading.formatted(
                        "Participants",
                        typed.apply(meetings.outcome(reference).orElseThrow().participants())),
                heading.formatted("Agenda", typed.apply(meeting.agenda())));
        return formatted
                ? Minutes.whole(before, minutes, actions)
                : String.join("\n\n", before, minutes, heading.formatted("Actions", actions));
    }

    /**
     * Records an action that the meeting agreed on with who will do it.
     *
     * @throws Refusal.Invalid if owner or day are missing, or the day lies in the past
     */
    void assignAction(CaseReference reference, ActionItem action, Officer by) {
        Instant now = clock.instant();
        if (action.dueOn().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC)))
            throw new Refusal.Invalid("dueOn", "wrong.past", "must not lie in the past");
        meetings.assign(reference, action, by, now);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .to(Addressee.named(action.owner()))
                .noting(Capability.COORDINATION_MEETING.note(Phrase.ACTION_DUE.with(action.dueOn()))));
    }
}
