package org.ncbrelay.domain.product;

import java.time.LocalDate;
import org.ncbrelay.domain.Refusal;

/** Something that an officer will do by a day: an action of a meeting, a recommendation of a mission. */
public record ActionItem(String action, String owner, LocalDate dueOn) {
    public ActionItem {
        if (action == null || action.isBlank()) throw new Refusal.Invalid("action", "say what shall be done");
        if (owner == null || owner.isBlank()) throw new Refusal.Invalid("owner", "name who will do it");
        if (dueOn == null) throw new Refusal.Invalid("dueOn", "say by when");
    }
}
