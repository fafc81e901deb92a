package org.ncbrelay.store.support;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Part;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What other countries' cases ask of the acting organisation: row-level security shows it nothing more of those cases. */
@Repository
@Transactional
public class Invitations {
    private final JdbcClient jdbc;
    private final CurrentOfficer officer;
    private final AuditLog audit;

    Invitations(JdbcClient jdbc, CurrentOfficer officer, AuditLog audit) {
        this.jdbc = jdbc;
        this.officer = officer;
        this.audit = audit;
    }

    /** Meetings to which the acting NCB is invited; for an agency those for which its NCB named it. */
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

    /**
     * @param agenda   null until it is set
     * @param agencies of the reader's country that its NCB named for the meeting
     */
    public record ToMeeting(
            String reference,
            String title,
            String purpose,
            String format,
            LocalDate heldOn,
            String place,
            String agenda,
            String state,
            List<String> agencies,
            Instant invitedAt,
            Instant answeredAt) {}

    /**
     * @param id          of the place in the team
     * @param host        where the team goes
     * @param startsOn    of the mission
     * @param workingDays of the mission
     * @param expert      null until released
     */
    public record ForExpert(
            UUID id,
            String reference,
            String role,
            String host,
            LocalDate startsOn,
            int workingDays,
            String state,
            String expert,
            Instant answeredAt) {}

    /**
     * The invitation of one country and its answer.
     *
     * @param participants who comes; null unless accepted
     * @param agencies     national agencies that its NCB named for the meeting; empty unless accepted
     * @param reason       null unless declined
     */
    public record Invitation(
            CaseReference reference,
            OrganisationCode country,
            State state,
            String participants,
            List<String> agencies,
            String reason,
            String answeredBy,
            Instant answeredAt) {
        public static Invitation to(OrganisationCode country, CaseReference reference) {
            return new Invitation(reference, country, State.INVITED, null, List.of(), null, null, null);
        }

        public Invitation answered(
                State state, String participants, List<String> agencies, String reason, String by, Instant at) {
            return new Invitation(reference, country, state, participants, agencies, reason, by, at);
        }

        /** What the country said. */
        public enum State {
            INVITED,
            ACCEPTED,
            DECLINED,
            NO_ANSWER
        }
    }
}
