package org.ncbrelay.domain.deployment;

import org.ncbrelay.domain.Note;

/** Who is in a team. */
public enum TeamRole {
    LEADER("leader"),
    ANALYST("analyst"),
    DIGITAL_FORENSICS("digital forensics"),
    WILDLIFE_FORENSICS("wildlife forensics"),
    LIAISON("liaison");

    private final String words;

    TeamRole(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public Note note() {
        return Note.of("teamRole." + name(), words);
    }
}
