package org.ncbrelay.adapter.database.support;

import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Part;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.domain.meeting.Invitations;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows that name the acting organisation; row-level security shows it nothing more of those cases. */
@Repository
@Transactional
class JdbcInvitations implements Invitations {
    private final JdbcClient jdbc;
    private final CurrentOfficer officer;
    private final AuditLog audit;

    JdbcInvitations(JdbcClient jdbc, CurrentOfficer officer, AuditLog audit) {
        this.jdbc = jdbc;
        this.officer = officer;
        this.audit = audit;
    }

    @Override
    public List<ToMeeting> toMeetings() {
        Officer reader = officer.officer();
        boolean ofAgency = reader.is(Role.AGENCY_OFFICER) && !reader.isAny(Role.NCB_OFFICER, Role.NCB_HEAD);
        List<ToMeeting> invited = jdbc.sql("""
                        SELECT m.reference, title, purpose, format, held_on, place, agenda, agencies, invited_at, answered_at,
                               CASE WHEN EXISTS (SELECT FROM measure u WHERE u.reference = i.reference AND u.kind = 'MEETING'
                                                    AND u.outcome = 'UNDONE') THEN 'CANCELLED' ELSE state END AS state
                          FROM meeting_invitation i JOIN meeting m USING (reference)
                         WHERE country = :country AND (NOT :ofAgency OR :agency = ANY (agencies))
                         ORDER BY invited_at DESC, m.reference LIMIT 200""")
                .param("country", reader.organisation().value())
                .param("ofAgency", ofAgency)
                .param("agency", reader.agencyCode(), Types.VARCHAR)
                .query(Rows.to(ToMeeting.class))
                .list();
        note("MEETING", invited.stream().map(ToMeeting::reference));
        return invited;
    }

    @Override
    public List<ForExpert> forExperts() {
        List<ForExpert> asked = jdbc.sql("""
                        SELECT id, reference, role, left(reference, 3) AS host, starts_on, working_days, expert, answered_at,
                               CASE WHEN state IN ('ASKED', 'RELEASED') AND 'UNDONE' = (
                                        SELECT u.outcome FROM measure u WHERE u.reference = m.reference AND u.capability = 'IST_DEPLOYMENT'
                                           AND u.kind = 'EXPERT' AND m.home = ANY (u.countries) ORDER BY u.ended_at DESC NULLS FIRST, u.taken_at DESC LIMIT 1)
                                    THEN 'CANCELLED' ELSE state END AS state
                          FROM ist_member m WHERE home = ? ORDER BY answered_at DESC NULLS FIRST, reference LIMIT 200""")
                .param(officer.officer().organisation().value())
                .query(Rows.to(ForExpert.class))
                .list();
        note("EXPERT", asked.stream().map(ForExpert::reference));
        return asked;
    }

    private void note(String what, Stream<String> references) {
        audit.readAll(
                Read.INVITATION,
                references.map(reference -> new Part(reference, what)).toList());
    }
}
