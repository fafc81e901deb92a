package org.ncbrelay.domain.authorization;

/** The state of direct contact at a moment; {@code PENDING} waits for the NCB's answer, {@code ENDED} ended with the case. */
public enum ContactState {
    NOT_REQUESTED,
    PENDING,
    REFUSED,
    LAPSED,
    GRANTED,
    SUSPENDED,
    REVOKED,
    EXPIRED,
    ENDED;

    public boolean isGrant() {
        return this == GRANTED || this == SUSPENDED;
    }
}
