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
}
