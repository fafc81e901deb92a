package org.ncbrelay.domain.deployment;

import java.time.Instant;
import java.util.Arrays;
import org.ncbrelay.domain.CodedText;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Note;

/**
 * How far one thing that a team needs has come.
 *
 * @param note null if none
 */
public record Logistics(Item item, State state, String note, String preparedBy, Instant preparedAt) {
    /** Whether nothing is left to do. */
    public boolean isSettled() {
        return state != State.NOT_READY;
    }

    /** What a team needs before it leaves. */
    public enum Item {
        VISAS,
        TRAVEL,
        EQUIPMENT_AND_CUSTOMS,
        INSURANCE,
        BRIEFING,
        INTERPRETERS;

        public Note note() {
            return Note.of("logistics." + name(), EnumWords.of(this));
        }

        /**
         * @param text the name as {@link CodedText}
         * @throws IllegalArgumentException if no item is called so
         */
        public static Item of(String text) {
            return Arrays.stream(values())
                    .filter(item -> text.equals(CodedText.of(item.note())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such item: " + text));
        }
    }

    /** How far. */
    public enum State {
        READY,
        NOT_NEEDED,
        NOT_READY
    }
}
