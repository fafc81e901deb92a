package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;

/**
 * One part of what a decision needs.
 *
 * @param title  in the reader's words
 * @param rows   each the facts of one entry, by their label
 * @param unseen how many more entries there are, which the case page shows
 */
public record Block(String title, List<Map<String, String>> rows, int unseen) {
    /** Enough to see what it is about; our default. */
    private static final int MOST_ROWS = 5;

    /** With the first entries only, where there are many. */
    static Block of(String title, List<Map<String, String>> all) {
        int shown = Math.min(all.size(), MOST_ROWS);
        return new Block(title, List.copyOf(all.subList(0, shown)), all.size() - shown);
    }
}
