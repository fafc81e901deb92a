package org.ncbrelay.web.pages.reader;

import org.ncbrelay.domain.Refusal;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Passes the reason of a refusal to the page that is shown next. */
public final class ActRefusal {
    private ActRefusal() {}

    /** In the reader's language. */
    public static void show(Refusal refusal, PageFormatter show, RedirectAttributes next) {
        next.addFlashAttribute("problem", new RefusalTexts(show).of(refusal));
    }

    public static boolean isInvisible(Refusal refusal) {
        return refusal instanceof Refusal.Invalid invalid
                && invalid.violations().stream()
                        .anyMatch(violation -> violation.code().equals("wrong.invisible"));
    }
}
