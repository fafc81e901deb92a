package org.ncbrelay.web.pages.reader;

import org.ncbrelay.domain.Refusal;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Passes the outcome of an act to the page that is shown next. */
public final class ActRefusal {
    private ActRefusal() {}

    /** In the reader's language. */
    public static void show(Refusal refusal, PageFormatter show, RedirectAttributes next) {
        next.addFlashAttribute("problem", new RefusalTexts(show).of(refusal));
    }

    /**
     * Does the act. A case that is not there is not there for acts either; the next page shows every other refusal.
     *
     * @param done key of what the page says afterwards; null where the act says it itself
     * @throws Refusal.NotFound as the act does
     */
    public static void attempt(Runnable act, String done, PageFormatter show, RedirectAttributes next) {
        try {
            act.run();
            if (done != null) next.addFlashAttribute("done", done);
        } catch (Refusal.NotFound hidden) {
            throw hidden;
        } catch (Refusal refusal) {
            show(refusal, show, next);
        }
    }
}
