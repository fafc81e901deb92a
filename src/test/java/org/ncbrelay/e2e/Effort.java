package org.ncbrelay.e2e;

import com.microsoft.playwright.Frame;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ncbrelay.support.Hand;

/** What a piece of work takes beside its answers: what is pressed, and which pages open. */
final class Effort {
    private final Hand hand;
    private final int before;
    private final Set<String> places = new TreeSet<>();
    private final Consumer<Frame> counter;
    private int presses;
    private int changes;

    /** Counts from now on. */
    Effort(Hand hand) {
        this.hand = hand;
        this.before = hand.presses();
        this.counter = frame -> {
            if (frame.parentFrame() != null) return;
            changes++;
            places.add(URI.create(frame.url()).getPath());
        };
        hand.page().onFrameNavigated(counter);
    }

    void end() {
        hand.page().offFrameNavigated(counter);
        presses = hand.presses() - before;
    }

    /** Clicks, taps or keys that press something; answers are not among them. */
    int presses() {
        return presses;
    }

    /** How often a page opened, the one that confirms included. */
    int changes() {
        return changes;
    }

    /** Each page once. */
    Set<String> places() {
        return places;
    }
}
