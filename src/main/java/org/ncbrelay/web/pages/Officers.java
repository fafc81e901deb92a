package org.ncbrelay.web.pages;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Component;

/** The officer behind a page; operators have none, and so no cases. */
@Component
class Officers {
    private final CurrentOfficer current;

    Officers(CurrentOfficer current) {
        this.current = current;
    }

    boolean isPresent() {
        return current.isPresent();
    }

    /** @throws Refusal.Forbidden where the user serves no organisation */
    Officer officer() {
        if (!current.isPresent()) throw new Refusal.Forbidden("This page is for officers of an organisation.");
        return current.officer();
    }

    /** @throws Refusal.NotFound if the text cannot be a reference: as unknown as any other */
    static CaseReference reference(String text) {
        if (!CaseReference.isWellFormed(text)) throw new Refusal.NotFound();
        return new CaseReference(text);
    }
}
