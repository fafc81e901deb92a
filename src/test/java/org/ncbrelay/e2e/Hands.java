package org.ncbrelay.e2e;

import java.util.function.Supplier;
import org.ncbrelay.support.browser.Finger;
import org.ncbrelay.support.browser.Hand;
import org.ncbrelay.support.browser.Keys;
import org.ncbrelay.support.browser.WebApp;

/** With what a case is worked. */
enum Hands {
    MOUSE(() -> new Hand.Mouse(WebApp.window())),
    FINGER(Finger::new),
    KEYS(Keys::new);

    private final Supplier<Hand> maker;

    Hands(Supplier<Hand> maker) {
        this.maker = maker;
    }

    /** In a window of its own. */
    Hand make() {
        return maker.get();
    }
}
