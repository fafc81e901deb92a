package org.ncbrelay.domain.deployment;

import java.time.Instant;
import java.util.Arrays;

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
        VISAS("visas"),
        TRAVEL("travel"),
        EQUIPMENT_AND_CUSTOMS("equipment and customs"),
        INSURANCE("insurance"),
        BRIEFING("briefing"),
        INTERPRETERS("interpreters");

        private final String words;

        Item(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** @throws IllegalArgumentException if no item is called so */
        public static Item of(String words) {
            return Arrays.stream(values())
                    .filter(item -> item.words.equals(words))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such item: " + words));
        }
    }

    /** How far. */
    public enum State {
        READY,
        NOT_NEEDED,
        NOT_READY
    }
}
