package org.ncbrelay.domain.reading;

import java.util.UUID;
import org.ncbrelay.domain.Refusal;

/** Reads ids in an address. */
public final class Ids {
    private Ids() {}

    /** @throws Refusal.NotFound if the text is no id as we write it: as unknown as any other */
    public static UUID parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            // The library fills up what is short, so that one thing would have many addresses.
            if (!id.toString().equalsIgnoreCase(text)) throw new Refusal.NotFound();
            return id;
        } catch (IllegalArgumentException malformed) {
            throw new Refusal.NotFound();
        }
    }
}
