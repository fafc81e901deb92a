package org.ncbrelay.domain.request;

/** Who may know; in rising order, the strictest last. */
public enum Confidentiality {
    FOR_OFFICIAL_USE_ONLY,
    RESTRICTED,
    CONFIDENTIAL
}
