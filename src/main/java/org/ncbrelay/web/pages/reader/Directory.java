package org.ncbrelay.web.pages.reader;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a page may tell its reader about people and organisations.
 *
 * @param names first and last names by login, of the reader's organisation; of others the reader knows the login alone
 * @param zones where an organisation counts its days and limits; the General Secretariat does so in UTC
 */
public record Directory(Supplier<Map<String, String>> names, Function<String, Optional<ZoneId>> zones) {
    /** For a reader who knows nobody. */
    static final Directory EMPTY = new Directory(Map::of, organisation -> Optional.empty());
}
