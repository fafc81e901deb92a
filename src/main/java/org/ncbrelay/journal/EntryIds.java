package org.ncbrelay.journal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/**
 * Ids of letters and copies: UUIDs of version 7, which sort by the time at which they were made, so that what one act writes shares a page
 * of each index and the database's log holds one image of that page instead of many.
 */
final class EntryIds {
    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    private EntryIds() {}

    static UUID next() {
        return IDS.generate();
    }
}
