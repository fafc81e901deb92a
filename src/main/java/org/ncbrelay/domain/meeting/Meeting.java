package org.ncbrelay.domain.meeting;

import java.time.LocalDate;
import org.ncbrelay.domain.Refusal;

/**
 * A meeting as the invited countries read of it.
 *
 * @param purpose written for them; nothing else of the case is shown to them
 * @param agenda  null until it is set
 */
public record Meeting(String title, String purpose, Format format, LocalDate heldOn, String place, String agenda) {
    public Meeting {
        if (title == null || title.isBlank()) throw new Refusal.Invalid("title", "give a title");
        if (purpose == null || purpose.isBlank()) throw new Refusal.Invalid("purpose", "say what it is for");
        if (format == null) throw new Refusal.Invalid("format", "wrong.required", "is required");
        if (heldOn == null) throw new Refusal.Invalid("heldOn", "wrong.required", "is required");
    }

    /** @throws Refusal.Invalid if it would be held before today */
    public void requireAhead(LocalDate today) {
        if (heldOn.isBefore(today)) throw new Refusal.Invalid("heldOn", "wrong.past", "must not lie in the past");
    }

    /** The same meeting with another purpose. */
    public Meeting withPurpose(String other) {
        return new Meeting(title, other, format, heldOn, place, agenda);
    }

    /** One line, as it is shown on the task card of an invited bureau. */
    public String line() {
        return "Coordination meeting, " + heldOn + ", " + title;
    }

    /** Where people meet. */
    public enum Format {
        VIDEO,
        IN_PERSON,
        HYBRID
    }
}
