package org.ncbrelay.domain.deployment;

import java.time.Instant;
import org.ncbrelay.domain.Note;

/**
 * One thing that was decided or happened in a deployment; the current state follows from all of them in order.
 *
 * @param note what else is on record; null if nothing
 * @param days working days agreed with {@link DeploymentFactKind#DEPLOYED} and {@link DeploymentFactKind#EXTENDED}; else null
 */
public record DeploymentFact(DeploymentFactKind kind, Note note, Integer days, String recordedBy, Instant recordedAt) {
    /** What. */
    public enum DeploymentFactKind {
        SCOPED("scoped"),
        RETURNED("returned to the NCB as incomplete"),
        NOT_COMPLETED("request not completed in time"),
        APPROVED("approved by the General Secretariat"),
        DECLINED("declined by the General Secretariat"),
        TERMS_DRAFTED("terms of reference drafted"),
        HOST_SIGNED("host consented and signed the terms"),
        HOST_ASKED_CHANGES("host asked for changes of the terms"),
        HOST_REFUSED("host refused"),
        HOST_SILENT("host did not answer in time"),
        GS_SIGNED("terms signed by the General Secretariat"),
        TEAM_COMPOSED("team composed"),
        GO("go"),
        NOT_YET("not yet ready"),
        NO_GO("no-go"),
        TERMS_TO_CHANGE("terms of reference are to be changed"),
        WITHDRAWAL_REFUSED("head of the NCB refused the withdrawal"),
        DEPLOYED("team deployed"),
        EXTENDED("mission extended"),
        COMPLETED("mission done as planned"),
        WITHDRAWN("team withdrawn early"),
        CONSENT_WITHDRAWN("host withdrew its consent"),
        TIME_OVER("longest time of a mission over"),
        DEBRIEFED("debriefed, every recommendation has an owner");

        private final String words;

        DeploymentFactKind(String words) {
            this.words = words;
        }

        /** As the timeline shows it. */
        public Note note() {
            return Note.of("deploymentFact." + name(), words);
        }

        /** Whether terms of reference that were signed before it bind no longer. */
        boolean opensTerms() {
            return this == TERMS_DRAFTED || this == TERMS_TO_CHANGE;
        }

        /** Whether the team is no longer deployed after it. */
        public boolean endsMission() {
            return this == COMPLETED || this == WITHDRAWN || this == CONSENT_WITHDRAWN || this == TIME_OVER;
        }

        /** Whether the deployment ends with it before a team has left. */
        public boolean refuses() {
            return this == NOT_COMPLETED
                    || this == DECLINED
                    || this == HOST_REFUSED
                    || this == HOST_SILENT
                    || this == NO_GO;
        }
    }
}
