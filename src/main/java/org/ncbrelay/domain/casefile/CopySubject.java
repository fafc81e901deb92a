package org.ncbrelay.domain.casefile;

/** What an official copy is a copy of (Annex 1.1, 1.2). */
public enum CopySubject {
    SUBMISSION,
    CORRECTION,
    DELIVERY,
    MESSAGE,
    WITHDRAWAL
}
