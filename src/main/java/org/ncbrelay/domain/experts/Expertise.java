package org.ncbrelay.domain.experts;

/** What an expert of the global network can be asked about (Annex 2.5; the list is our default). */
public enum Expertise {
    DIGITAL_FORENSICS,
    WILDLIFE_FORENSICS,
    SPECIES_IDENTIFICATION,
    FINANCIAL_INVESTIGATION,
    OPEN_SOURCE_INVESTIGATION,
    PROSECUTION
}
