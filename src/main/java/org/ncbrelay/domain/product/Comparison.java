package org.ncbrelay.domain.product;

import java.util.ArrayList;
import java.util.List;

/** Two versions of a text, part by part: what the later one has left, lost and got. */
public final class Comparison {
    /** Pairs of parts that are compared at most; of longer texts, all counts as written anew. Our default. */
    private static final int MOST_PAIRS = 1_000_000;

    private Comparison() {}

    /** As few changes as lead from one to the other, what was removed before what was added. */
    public static List<Part> of(List<String> before, List<String> after) {
        boolean tooLong = (long) before.size() * after.size() > MOST_PAIRS;
        int[][] common = tooLong ? null : common(before, after);
        List<Part> parts = new ArrayList<>();
        int old = 0;
        int now = 0;
        while (old < before.size() || now < after.size()) {
            boolean both = old < before.size() && now < after.size();
            if (both && !tooLong && before.get(old).equals(after.get(now))) {
                parts.add(new Part(true, true, after.get(now++)));
                old++;
            } else if (now == after.size() || both && (tooLong || common[old + 1][now] >= common[old][now + 1]))
                parts.add(new Part(true, false, before.get(old++)));
            else parts.add(new Part(false, true, after.get(now++)));
        }
        return parts;
    }

    /** How many parts both have at most, from each pair of places on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int old = before.size() - 1; old >= 0; old--)
            for (int now = after.size() - 1; now >= 0; now--)
                common[old][now] = before.get(old).equals(after.get(now))
                        ? common[old + 1][now + 1] + 1
                        : Math.max(common[old + 1][now], common[old][now + 1]);
        return common;
    }

    /** It is in one of the versions, or in both. */
    public record Part(boolean isBefore, boolean isAfter, String text) {}
}
