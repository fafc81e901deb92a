package org.ncbrelay.config.seed;

/** Something a relay needs before its first user comes; planting it again changes nothing. */
interface Seed {
    void plant();
}
