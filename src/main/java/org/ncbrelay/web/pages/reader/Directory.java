package org.ncbrelay.web.pages.reader;

import java.time.ZoneId;
import java.util.Optional;

/** What a page may tell its reader about people and organisations. */
public interface Directory {
    /** For a reader who knows nobody. */
    Directory EMPTY = new Directory() {
        @Override
        public Optional<String> name(String userId) {
            return Optional.empty();
        }

        @Override
        public Optional<ZoneId> zone(String organisation) {
            return Optional.empty();
        }
    };

    /** First and last name of somebody of the reader's organisation; of others the reader knows the login alone. */
    Optional<String> name(String userId);

    /** Where an organisation counts its days and limits; the General Secretariat does so in UTC. */
    Optional<ZoneId> zone(String organisation);
}
