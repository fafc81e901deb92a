package org.ncbrelay.domain.news;

/** How far an officer has read a case. */
public enum ReadState {
    /** The officer has never opened it. */
    NEW,
    /** Somebody else has done something since the officer last opened it. */
    CHANGED,
    /** Nothing has happened since, or only what the officer did. */
    READ
}
