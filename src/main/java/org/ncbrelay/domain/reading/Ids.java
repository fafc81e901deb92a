package org.ncbrelay.domain.reading;

import java.util.UUID;
import org.ncbrelay.domain.Refusal;

/** Reads ids in an address. */
public final class Ids {
    private Ids() {}

    /** @throws Refusal.NotFound if the text cannot be an id: as unknown as any other */
    public static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal.NotFound();
        }
    }
}
