package org.ncbrelay.domain.measure;

import org.ncbrelay.domain.casefile.EventKind;

/** What leaves a mark outside, with the event of the timeline that says that it was undone. */
public enum MeasureKind {
    NOTICE(EventKind.NOTICE_WITHDRAWN),
    DIFFUSION(EventKind.DIFFUSION_CANCELLED),
    /** Of reference for a team, signed by host and General Secretariat, until it is deployed. */
    TERMS(EventKind.TERMS_ENDED),
    /** In the country, until its mission ends; its report stays due. */
    TEAM(EventKind.MISSION_ENDED),
    /** Whom another country was asked for: for a team, or by the global network. */
    EXPERT(EventKind.EXPERT_STOOD_DOWN),
    /** To which countries were invited, until it is held. */
    MEETING(EventKind.MEETING_CANCELLED),
    /** That is agreed, until it is given. */
    TRAINING(EventKind.TRAINING_CANCELLED);

    private final EventKind undone;

    MeasureKind(EventKind undone) {
        this.undone = undone;
    }

    public EventKind undone() {
        return undone;
    }

    /** Whether the agency meets the measure itself, and not only its NCB. */
    public boolean isMetByAgency() {
        return this == TERMS || this == TEAM || this == TRAINING;
    }
}
