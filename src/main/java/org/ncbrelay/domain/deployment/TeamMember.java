package org.ncbrelay.domain.deployment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.OrganisationCode;

/**
 * One place in a team, and whether the home bureau of its expert gives the expert free.
 *
 * <p>Its home bureau reads role, host and dates, and nothing else of the case.
 *
 * @param home        whose expert
 * @param startsOn    of the mission, by the terms of reference when the expert was asked for
 * @param workingDays of the mission, likewise
 * @param expert      null until released; never asked for staff of INTERPOL
 * @param reason      of a refusal; else null
 */
public record TeamMember(
        UUID id,
        CaseReference reference,
        int round,
        TeamRole role,
        OrganisationCode home,
        LocalDate startsOn,
        int workingDays,
        State state,
        String expert,
        String reason,
        String answeredBy,
        Instant answeredAt) {
    /** A place that a country's expert shall take, or one that INTERPOL fills itself. */
    public static TeamMember asked(
            CaseReference reference, int round, TeamRole role, OrganisationCode home, TermsOfReference terms) {
        State state = home.isCountry() ? State.ASKED : State.OWN_STAFF;
        return new TeamMember(
                UUID.randomUUID(),
                reference,
                round,
                role,
                home,
                terms.startsOn(),
                terms.workingDays(),
                state,
                null,
                null,
                null,
                null);
    }

    public TeamMember answered(State state, String expert, String reason, String by, Instant at) {
        return new TeamMember(id, reference, round, role, home, startsOn, workingDays, state, expert, reason, by, at);
    }

    public boolean isComing() {
        return state == State.OWN_STAFF || state == State.RELEASED;
    }

    /** What the home bureau said. */
    public enum State {
        OWN_STAFF,
        ASKED,
        RELEASED,
        REFUSED,
        NO_ANSWER
    }

    /** Who is in a team. */
    public enum TeamRole {
        LEADER("leader"),
        ANALYST("analyst"),
        DIGITAL_FORENSICS("digital forensics"),
        WILDLIFE_FORENSICS("wildlife forensics"),
        LIAISON("liaison");

        private final String words;

        TeamRole(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public Note note() {
            return Note.of("teamRole." + name(), words);
        }
    }
}
