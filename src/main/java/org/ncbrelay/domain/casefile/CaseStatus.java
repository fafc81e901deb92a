package org.ncbrelay.domain.casefile;

/** The status of a case, as everybody who may see it knows it. */
public enum CaseStatus {
    SUBMITTED,
    RETURNED,
    ACKNOWLEDGED,
    RECORDED,
    IN_SUPPORT,
    DELIVERED,
    CLOSED,
    DECLINED,
    WITHDRAWN;

    /** Whether nothing more can happen to the case. */
    public boolean isFinal() {
        return this == CLOSED || this == DECLINED || this == WITHDRAWN;
    }

    /** Whether a request may continue the case, or be the better one; who withdrew theirs asks anew (our default). */
    public boolean canBeFollowed() {
        return this == CLOSED || this == DECLINED;
    }
}
