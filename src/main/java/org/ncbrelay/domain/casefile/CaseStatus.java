package org.ncbrelay.domain.casefile;

/** Where a case stands, as everybody who may see it is told. */
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

    /** Says whether nothing more can happen to the case. */
    public boolean isFinal() {
        return this == CLOSED || this == DECLINED || this == WITHDRAWN;
    }

    /** Says whether the NCB has acknowledged the request, whatever came later. */
    public boolean isPastAcknowledgment() {
        return this == ACKNOWLEDGED || this == RECORDED || this == IN_SUPPORT || this == DELIVERED || this == CLOSED;
    }
}
