package org.ncbrelay.domain.preference;

/** How a user wants to read the pages. */
public interface Preferences {
    Chosen of(String userId);

    void choose(String userId, Chosen chosen);

    /**
     * @param language {@code en}, {@code fr}, {@code es} or {@code ar}; null follows the browser
     * @param timeZone IANA name; null follows the organisation
     */
    record Chosen(String language, String timeZone) {
        public static final Chosen NOTHING = new Chosen(null, null);
    }
}
