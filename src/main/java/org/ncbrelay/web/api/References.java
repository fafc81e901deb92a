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

    /** @throws Refusal.NotFound if the text cannot be the reference of a request for support */
    static CaseReference ofCase(String text) {
        CaseReference reference = parse(text);
        if (reference.isIntelligence()) throw new Refusal.NotFound();
        return reference;
    }

    /** @throws Refusal.NotFound if the text cannot be the reference of intelligence */
    static CaseReference ofIntelligence(String text) {
        CaseReference reference = parse(text);
        if (!reference.isIntelligence()) throw new Refusal.NotFound();
        return reference;
    }
}
