package org.ncbrelay.e2e;

import java.util.function.Supplier;
import org.ncbrelay.support.Finger;
import org.ncbrelay.support.Hand;
import org.ncbrelay.support.Keys;
import org.ncbrelay.support.WebApp;

/** With what a case is worked. */
enum Hands {
    MOUSE("mouse", () -> new Hand.Mouse(WebApp.window())),
    FINGER("phone", Finger::new),
    KEYS("keyboard alone", Keys::new);

    private final String words;
    private final Supplier<Hand> maker;

    Hands(String words, Supplier<Hand> maker) {
        this.words = words;
        this.maker = maker;
    }

    String words() {
        return words;
    }

    /** In a window of its own. */
    Hand make() {
        return maker.get();
    }
}
