package org.ncbrelay.domain.notices;

/** Colours of INTERPOL notices; what each needs beyond its content. */
public enum NoticeColour {
    BLUE,
    GREEN,
    YELLOW,
    BLACK,
    ORANGE,
    PURPLE,
    RED,
    /** Assets; a pilot, and off unless the operator turns it on. */
    SILVER
}
