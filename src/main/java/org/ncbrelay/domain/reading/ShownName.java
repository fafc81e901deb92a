package org.ncbrelay.domain.reading;

/**
 * A name that no one asked for, as a refusal repeats it: it is the sender's text, so what is no printable character of ASCII, as all names
 * of ours are, becomes a question mark, and a long one is cut.
 */
public final class ShownName {
    /** Characters that are repeated; our default. */
    public static final int LONGEST = 80;

    private ShownName() {}

    /** @return at most {@link #LONGEST} characters, and an ellipsis where there were more */
    public static String of(String sent) {
        String cut = sent.length() <= LONGEST ? sent : sent.substring(0, LONGEST);
        return cut.replaceAll("[^ -~]", "?") + (cut.length() < sent.length() ? "…" : "");
    }
}
