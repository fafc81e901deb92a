package org.ncbrelay.domain.deployment;

/** What became of the recommendations of a mission. */
public enum FollowUpState {
    ON_TRACK,
    DELAYED,
    DROPPED
}
