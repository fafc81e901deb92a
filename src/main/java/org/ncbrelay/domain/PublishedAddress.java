package org.ncbrelay.domain;

import java.util.Locale;

/**
 * The address that CITES Notification 2019/042 publishes for the copy to the General Secretariat. It is shown to officers;
 * the relay writes to a desk that its operator sets, and to this address only where the production profile allows it.
 */
public final class PublishedAddress {
    /** Paragraph 3 of the Notification and paragraph 1.1 of its Annex. */
    public static final String GENERAL_SECRETARIAT = "environmentalcrime@interpol.int";

    private PublishedAddress() {}

    /** Whether an address, with or without a display name, is the published one. */
    public static boolean isIn(String address) {
        return address != null && address.toLowerCase(Locale.ROOT).contains(GENERAL_SECRETARIAT);
    }
}
