package org.ncbrelay.web.api;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;

/** Reads references out of addresses; a malformed one is as unknown as any other. */
final class References {
    private References() {}

    /** @throws Refusal.NotFound if the text cannot be a reference */
    static CaseReference parse(String text) {
        if (!CaseReference.isWellFormed(text)) throw new Refusal.NotFound();
        return new CaseReference(text);
    }
}
