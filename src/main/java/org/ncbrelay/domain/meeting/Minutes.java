package org.ncbrelay.domain.meeting;

/** Minutes as Markdown stand between what else the meeting left: after its agenda, before its actions. */
public final class Minutes {
    private static final String BEFORE = "\n\n# Minutes\n\n";
    private static final String AFTER = "\n\n# Actions\n\n";

    private Minutes() {}

    /**
     * @param before  Markdown without a heading of this name
     * @param minutes as they were written
     * @param actions Markdown without a heading of this name
     */
    public static String whole(String before, String minutes, String actions) {
        return before + BEFORE + minutes + AFTER + actions;
    }

    /** What was written of the whole, to go on with. */
    public static String written(String whole) {
        return whole.substring(whole.indexOf(BEFORE) + BEFORE.length(), whole.lastIndexOf(AFTER));
    }
}
