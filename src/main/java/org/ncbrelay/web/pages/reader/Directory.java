package org.ncbrelay.web.pages.reader;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** What a page may tell its reader about people and organisations. */
public interface Directory {
    /** For a reader who knows nobody. */
    Directory EMPTY = new Directory() {
        @Override
        public Map<String, String> names() {
            return Map.of();
        }

        @Override
        public Optional<ZoneId> zone(String organisation) {
            return Optional.empty();
        }
    };

    /** First and last names by login, of the reader's organisation; of others the reader knows the login alone. */
    Map<String, String> names();

    /** First and last name of somebody; empty where the reader knows the login alone. */
    default Optional<String> name(String userId) {
        return Optional.ofNullable(names().get(userId));
    }

    /** Where an organisation counts its days and limits; the General Secretariat does so in UTC. */
    Optional<ZoneId> zone(String organisation);
}
