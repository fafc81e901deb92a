package org.ncbrelay.domain.request;

/** What the agency holds a person to be. */
public enum PersonStatus {
    SUSPECT,
    CHARGED,
    CONVICTED,
    WITNESS,
    VICTIM
}
