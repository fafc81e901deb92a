package org.ncbrelay.json;

import com.fasterxml.jackson.core.StreamReadConstraints;

/** What JSON from outside may have at most, wherever it is read: the body of a call, or an answer within one that is JSON itself. */
public final class SentJson {
    /**
     * Keys, values, and beginnings and ends of lists and objects; our default. Without it, a body that consists of {@code []} alone would
     * take many times its length in memory.
     */
    public static final int MOST_TOKENS = 20_000;

    private SentJson() {}

    /** @param deepest levels of nesting */
    public static StreamReadConstraints.Builder bounds(int deepest) {
        return StreamReadConstraints.builder().maxNestingDepth(deepest).maxTokenCount(MOST_TOKENS);
    }
}
