package org.ncbrelay.flow.support.coordinationmeeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.support.Invitations.Invitation;
import org.ncbrelay.store.support.Meetings;
import org.ncbrelay.store.support.Meetings.Meeting;
import org.springframework.stereotype.Service;

/** Plans a coordination meeting, records the answers of the bureaus and that a meeting was not held (Annex 2.3). */
@Service
record CoordinationMeetingStep(
        Cases cases,
        Recordings recordings,
        Meetings meetings,
        Capabilities capabilities,
        Journal journal,
        MeasureRecord measures,
        MeetingAgencies agencies,
        Clock clock,
        CurrentOfficer officers) {
    /**
     * Plans a meeting and invites the NCB of each country involved that is not restricted.
     *
     * @throws Refusal.Conflict if the case is not recorded
     */
    void plan(CaseReference reference, Meeting meeting, Officer by) {
        SupportCase request = cases.getForChange(reference);
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        meeting.requireAhead(LocalDate.ofInstant(now, ZoneOffset.UTC));
        capabilities.change(reference, Capability.COORDINATION_MEETING, Status.IN_PROGRESS, now);
        meetings.plan(reference, meeting.withPurpose(Caveat.under(meeting.purpose(), request)), by, now);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .noting(Capability.COORDINATION_MEETING.note(
                        Phrase.MEETING_PLANNED.with(meeting.heldOn()).then(meeting.title()))));
        measures.take(
                reference, Capability.COORDINATION_MEETING, MeasureKind.MEETING, null, request.involvedCountries(), by);
        for (OrganisationCode country : request.involvedCountries()) {
            meetings.invite(Invitation.to(country, reference), now);
            journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                    .to(Addressee.ncb(country))
                    .noting(Capability.COORDINATION_MEETING.note(Phrase.INVITED.note()))
                    .withLetter(Letter.INVITATION));
        }
    }

    /** Counts who comes, who does not, and who said nothing. */
    void countAnswers(CaseReference reference, Officer by) {
        Map<Invitation.State, Long> counted = meetings.invitations(reference).stream()
                .collect(Collectors.groupingBy(Invitation::state, Collectors.counting()));
        String answers = Stream.of(Invitation.State.ACCEPTED, Invitation.State.DECLINED, Invitation.State.NO_ANSWER)
                .map(state -> counted.getOrDefault(state, 0L).toString())
                .collect(Collectors.joining(", "));
        Note note = Capability.COORDINATION_MEETING.note(Phrase.ANSWERS_COUNTED.with(answers));
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by).noting(note));
    }

    /** Ends a meeting to which no country comes with a recorded reason. */
    void recordNotHeld(CaseReference reference, Officer by) {
        Note reason = Phrase.NOBODY_COMES.note();
        capabilities.change(reference, Capability.COORDINATION_MEETING, Status.REFUSED, reason, clock.instant());
        journal.record(Act.of(EventKind.CAPABILITY_REFUSED, reference, by).noting(reason));
    }

    /** Cancels a meeting that was not held at each country that was invited, and at each agency that its bureau named. */
    void cancel(CaseReference reference, Officer by) {
        if (measures.undo(reference, Capability.COORDINATION_MEETING, MeasureKind.MEETING, by)
                .isEmpty()) return;
        // By the relay: who withdraws the request reads no agency of another country.
        officers.as(
                Officer.relay(OrganisationCode.INTERPOL),
                () -> meetings.invitations(reference)
                        .forEach(invitation -> agencies.write(Letter.MEETING_CANCELLED, invitation)));
    }

    /**
     * @param participants who comes
     * @param named        codes of national agencies that take part, separated by commas; null if none
     */
    void accept(CaseReference reference, String participants, String named, Officer by) {
        if (participants == null) throw new Refusal.Invalid("participants", "say who comes");
        List<String> codes = agencies.named(named, by.organisation());
        agencies.write(
                Letter.AGENCY_INVITED, answer(reference, Invitation.State.ACCEPTED, participants, codes, null, by));
    }

    void decline(CaseReference reference, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        answer(reference, Invitation.State.DECLINED, null, List.of(), reason, by);
    }

    /** A country that does not answer in time does not delay the others. */
    void silent(CaseReference reference, Officer by) {
        answer(reference, Invitation.State.NO_ANSWER, null, List.of(), null, by);
    }

    private Invitation answer(
            CaseReference reference,
            Invitation.State state,
            String participants,
            List<String> codes,
            String reason,
            Officer by) {
        Instant now = clock.instant();
        Invitation invitation = meetings.invitation(reference, by.organisation())
                .orElseThrow(Refusal.NotFound::new)
                .answered(state, participants, codes, reason, by.userId(), now);
        meetings.answer(invitation);
        Note note = Capability.COORDINATION_MEETING.note(
                Note.country(by.organisation()).and(Note.name("invitation", state)));
        // The bureau does not see the case; the relay files its answer there for the country whose case it is.
        officers.as(
                Officer.relay(reference.organisation()),
                () -> journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                        .toInterpol()
                        .noting(note)));
        return invitation;
    }
}
