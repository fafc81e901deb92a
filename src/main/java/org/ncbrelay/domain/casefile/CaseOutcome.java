package org.ncbrelay.domain.casefile;

/**
 * What came of a case that has ended, as everybody who may see it knows it. The database derives it from the status, the support, the
 * timeline and the links of the case ({@code case_outcome}), which also change after the end.
 */
public enum CaseOutcome {
    /** All support that was given to the end was delivered. */
    DELIVERED,
    /** Some support was delivered; some was refused, or its product was withheld or not received. */
    PARTLY_DELIVERED,
    /** The case was closed, and no support was delivered. */
    NOTHING_DELIVERED,
    DECLINED,
    WITHDRAWN,
    /** Its author did not correct it, or its NCB did not acknowledge it, in time. */
    ABANDONED,
    /** A duplicate: its agency became a party of the standing case of its country. */
    JOINED
}
