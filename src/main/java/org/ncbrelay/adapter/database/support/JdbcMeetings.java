package org.ncbrelay.adapter.database.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.meeting.Invitation;
import org.ncbrelay.domain.meeting.Meeting;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.product.ActionItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Meetings and who was invited. */
@Repository
class JdbcMeetings implements Meetings {
    private final JdbcClient jdbc;

    JdbcMeetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void plan(CaseReference reference, Meeting meeting, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO meeting (reference, title, purpose, format, held_on, place, planned_by, planned_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference.value(),
                        meeting.title(),
                        meeting.purpose(),
                        meeting.format().name(),
                        meeting.heldOn(),
                        meeting.place(),
                        by.userId(),
                        Rows.at(at))
                .update();
    }

    @Override
    public Optional<Meeting> find(CaseReference reference) {
        return jdbc.sql("SELECT title, purpose, format, held_on, place, agenda FROM meeting WHERE reference = ?")
                .param(reference.value())
                .query((row, n) -> new Meeting(
                        row.getString("title"),
                        row.getString("purpose"),
                        Meeting.Format.valueOf(row.getString("format")),
                        Rows.date(row, "held_on"),
                        row.getString("place"),
                        row.getString("agenda")))
                .optional();
    }

    @Override
    public void invite(Invitation invitation, Instant at) {
        jdbc.sql("INSERT INTO meeting_invitation (reference, country, state, invited_at) VALUES (?, ?, ?, ?)")
                .params(
                        invitation.reference().value(),
                        invitation.country().value(),
                        invitation.state().name(),
                        Rows.at(at))
                .update();
    }

    @Override
    public List<Invitation> invitations(CaseReference reference) {
        return jdbc.sql("SELECT * FROM meeting_invitation WHERE reference = ? ORDER BY country")
                .param(reference.value())
                .query((row, n) -> invitation(row))
                .list();
    }

    @Override
    public Optional<Invitation> invitation(CaseReference reference, OrganisationCode country) {
        return jdbc.sql("SELECT * FROM meeting_invitation WHERE reference = ? AND country = ?")
                .params(reference.value(), country.value())
                .query((row, n) -> invitation(row))
                .optional();
    }

    @Override
    public void answer(Invitation answered) {
        int changed = jdbc.sql("""
                        UPDATE meeting_invitation SET state = ?, participants = ?, reason = ?, answered_by = ?, answered_at = ?
                         WHERE reference = ? AND country = ? AND state = 'INVITED'""")
                .params(
                        answered.state().name(),
                        answered.participants(),
                        answered.reason(),
                        answered.answeredBy(),
                        Rows.at(answered.answeredAt()),
                        answered.reference().value(),
                        answered.country().value())
                .update();
        if (changed == 0) throw new Refusal.Conflict("This invitation has been answered.");
    }

    @Override
    public void setAgenda(CaseReference reference, String agenda) {
        jdbc.sql("UPDATE meeting SET agenda = ? WHERE reference = ?")
                .params(agenda, reference.value())
                .update();
    }

    @Override
    public void end(CaseReference reference, Outcome outcome) {
        jdbc.sql(
                        "INSERT INTO meeting_outcome (reference, held, participants, reason, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        reference.value(),
                        outcome.held(),
                        outcome.participants(),
                        outcome.reason(),
                        outcome.recordedBy(),
                        Rows.at(outcome.recordedAt()))
                .update();
    }

    @Override
    public Optional<Outcome> outcome(CaseReference reference) {
        return jdbc.sql(
                        "SELECT held, participants, reason, recorded_by, recorded_at FROM meeting_outcome WHERE reference = ?")
                .param(reference.value())
                .query((row, n) -> new Outcome(
                        row.getBoolean("held"),
                        row.getString("participants"),
                        row.getString("reason"),
                        row.getString("recorded_by"),
                        Rows.instant(row, "recorded_at")))
                .optional();
    }

    @Override
    public void assign(CaseReference reference, ActionItem action, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO meeting_action (reference, action, owner, due_on, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(reference.value(), action.action(), action.owner(), action.dueOn(), by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public List<ActionItem> actions(CaseReference reference) {
        return jdbc.sql("SELECT action, owner, due_on FROM meeting_action WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query((row, n) ->
                        new ActionItem(row.getString("action"), row.getString("owner"), Rows.date(row, "due_on")))
                .list();
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                new CaseReference(row.getString("reference")),
                new OrganisationCode(row.getString("country")),
                Invitation.State.valueOf(row.getString("state")),
                row.getString("participants"),
                row.getString("reason"),
                row.getString("answered_by"),
                Rows.instant(row, "answered_at"));
    }
}
