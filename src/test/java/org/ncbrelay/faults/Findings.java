package org.ncbrelay.faults;

import java.util.ArrayList;
import java.util.List;

/** What a check found: nothing, if the relay keeps its promise. */
final class Findings {
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /** Something that was acknowledged, or that belongs to it, is not there. */
    void lost(String what) {
        lost.add(what);
    }

    /** Something is there, or left, more often than it was done. */
    void doubled(String what) {
        doubled.add(what);
    }

    /** Anything else that no fault excuses. */
    void wrong(String what) {
        wrong.add(what);
    }

    List<String> lost() {
        return lost;
    }

    List<String> doubled() {
        return doubled;
    }

    List<String> wrong() {
        return wrong;
    }

    boolean areNone() {
        return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }

    @Override
    public String toString() {
        return "lost " + lost + "\ndoubled " + doubled + "\nwrong " + wrong;
    }
}
