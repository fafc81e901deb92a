package org.ncbrelay.domain.request;

import org.ncbrelay.domain.Note;

/** The support that INTERPOL offers against wildlife crime linked to the Internet (Annex 2). */
public enum Capability {
    INFORMATION_SHARING("information sharing"),
    MENTORING("mentoring"),
    IST_DEPLOYMENT("IST deployment"),
    COORDINATION_MEETING("coordination meeting"),
    CAPACITY_BUILDING("capacity building"),
    GLOBAL_NETWORK("global network"),
    NOTICE("notice"),
    DIFFUSION("diffusion"),
    DATABASE_CHECK("database check"),
    FORENSIC_SUPPORT("forensic support"),
    TRAINING("training");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** Plain words, as {@code coordination meeting}. */
    public String words() {
        return words;
    }

    /** A note about this support: {@code mentoring: session held}. */
    public Note note(Note more) {
        return note().then(more);
    }

    public Note note() {
        return Note.of("capability." + name(), words);
    }

    /** Whether a note is about this support. */
    public boolean isNamedIn(Note note) {
        return !note.said().isEmpty() && note.said().get(0).equals(note().said().get(0));
    }

    /** Whether it needs an act of the NCB, whatever the channel: experts and teams (Annex 2.3, 2.5). */
    public boolean needsNcb() {
        return this == GLOBAL_NETWORK || this == IST_DEPLOYMENT;
    }

    /** Whether this support is about a case, so that something must have been offered online. */
    public boolean needsCase() {
        return this != CAPACITY_BUILDING && this != TRAINING;
    }
}
