package org.ncbrelay.adapter.database;

import java.util.List;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Invitations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows that name the acting organisation; row-level security shows it nothing more of those cases. */
@Repository
@Transactional(readOnly = true)
class JdbcInvitations implements Invitations {
    private final JdbcClient jdbc;
    private final CurrentOfficer officer;

    JdbcInvitations(JdbcClient jdbc, CurrentOfficer officer) {
        this.jdbc = jdbc;
        this.officer = officer;
    }

    @Override
    public List<ToMeeting> toMeetings() {
        return jdbc.sql("""
                        SELECT m.reference, title, purpose, format, held_on, place, agenda, state, invited_at, answered_at
                          FROM meeting_invitation i JOIN meeting m USING (reference)
                         WHERE country = ? ORDER BY invited_at DESC, m.reference LIMIT 200""")
                .param(officer.officer().organisation().value())
                .query((row, n) -> new ToMeeting(
                        row.getString("reference"),
                        row.getString("title"),
                        row.getString("purpose"),
                        row.getString("format"),
                        Rows.date(row, "held_on"),
                        row.getString("place"),
                        row.getString("agenda"),
                        row.getString("state"),
                        Rows.instant(row, "invited_at"),
                        Rows.instant(row, "answered_at")))
                .list();
    }

    @Override
    public List<ForExpert> forExperts() {
        return jdbc.sql("""
                        SELECT reference, role, task, state, expert, answered_at FROM ist_member
                         WHERE home = ? ORDER BY answered_at DESC NULLS FIRST, reference LIMIT 200""")
                .param(officer.officer().organisation().value())
                .query((row, n) -> new ForExpert(
                        row.getString("reference"),
                        row.getString("role"),
                        row.getString("task"),
                        row.getString("state"),
                        row.getString("expert"),
                        Rows.instant(row, "answered_at")))
                .list();
    }
}
