package org.ncbrelay.web.pages;

import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Texts;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tells the page that is shown next why an act was refused. */
final class ActRefusal {
    private ActRefusal() {}

    /** In the reader's language where what was typed cannot be seen; else as the rule words it. */
    static void tell(Refusal refusal, RedirectAttributes next) {
        if (isInvisible(refusal)) next.addFlashAttribute("wrong", "wrong.invisible");
        else next.addFlashAttribute("problem", refusal.getMessage());
    }

    static boolean isInvisible(Refusal refusal) {
        return refusal instanceof Refusal.Invalid invalid
                && invalid.violations().stream()
                        .anyMatch(violation -> violation.message().equals(Texts.INVISIBLE));
    }
}
