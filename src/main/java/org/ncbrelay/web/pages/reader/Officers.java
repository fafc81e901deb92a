package org.ncbrelay.web.pages.reader;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Component;

/** The officer behind a page; operators have none, and so no cases. */
@Component
public record Officers(CurrentOfficer current) {
    public boolean isPresent() {
        return current.isPresent();
    }

    /** @throws Refusal.Forbidden where the user serves no organisation */
    public Officer officer() {
        if (!current.isPresent())
            throw new Refusal.Forbidden("refused.officersOnly", "This page is for officers of an organisation.");
        return current.officer();
    }
}
