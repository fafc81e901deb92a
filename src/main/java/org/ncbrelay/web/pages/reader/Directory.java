package org.ncbrelay.web.pages.reader;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a page may tell its reader about people and organisations.
 *
 * @param names  first and last names by login, of the reader's organisation
 * @param actors of others the login, or the code of their organisation, as far as the reader may know it
 * @param named  the same with the name in place of the login
 * @param zones  where an organisation counts its days and limits; the General Secretariat does so in UTC
 */
public record Directory(
        Supplier<Map<String, String>> names,
        UnaryOperator<String> actors,
        UnaryOperator<String> named,
        Function<String, Optional<ZoneId>> zones) {
    /** For a reader who knows no one. */
    static final Directory EMPTY = new Directory(
            Map::of, UnaryOperator.identity(), UnaryOperator.identity(), organisation -> Optional.empty());
}
