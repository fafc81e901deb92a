package org.ncbrelay.domain.request;

/** Why data are processed in the INTERPOL Information System. */
public enum Purpose {
    LOCATE_OR_IDENTIFY,
    PERSON_INVESTIGATION,
    THREAT_ANALYSIS,
    FORENSIC_ANALYSIS,
    WARNING
}
