package org.ncbrelay.domain.request;

/** How sure the taxon is. */
public enum Identification {
    CONFIRMED,
    SUSPECTED
}
