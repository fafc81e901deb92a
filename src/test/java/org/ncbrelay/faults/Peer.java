package org.ncbrelay.faults;

/** A system outside that misbehaves on command. */
interface Peer {
    /** @param share of connections or calls, 0 to 1, that are treated badly from now on */
    void misbehave(double share);

    /** How many were treated badly. */
    int misdeeds();
}
