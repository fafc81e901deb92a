package org.ncbrelay.faults;

import java.util.Set;

/** Where letters arrive. */
interface Taken {
    /** How often a letter was taken over. */
    int taken(String messageId);

    /** The Message-ID of every letter that was taken over. */
    Set<String> letters();
}
