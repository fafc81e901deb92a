package org.ncbrelay.web.pages.inbox;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The officer who uses the lists; operators have none. */
@Component
class Readers {
    private final CurrentOfficer current;

    Readers(CurrentOfficer current) {
        this.current = current;
    }

    /** @throws Refusal.Forbidden where the user serves no organisation */
    Officer officer() {
        if (!current.isPresent())
            throw new Refusal.Forbidden("refused.officersOnly", "This page is for officers of an organisation.");
        return current.officer();
    }

    /** Does the work and says on the next page what came of it; what is not there is not there for acts either. */
    static void attempt(Runnable work, String done, PageFormatter show, RedirectAttributes next) {
        try {
            work.run();
            next.addFlashAttribute("done", done);
        } catch (Refusal.NotFound hidden) {
            throw hidden;
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", new RefusalTexts(show).of(refusal));
        }
    }
}
