package org.ncbrelay.web.pages.inbox;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.intelligence.Intelligence.Source;
import org.ncbrelay.domain.intelligence.IntelligenceStore.Selection;

/** Which intelligence the list shows, as its address says. */
public record IntelligenceFilter(Selection selection, int page, ListAddress address) {
    public static final List<String> STATUSES =
            List.of("REGISTERED", "RELEASED", "NOT_RELEASED", "DISSEMINATED", "RECALLED");

    private static final int LONGEST_SEARCH = 200;

    /**
     * @param sent      the criteria of the address
     * @param countries alpha-3 codes that can be chosen
     * @param zone      in which the reader's days are
     */
    public static IntelligenceFilter of(Map<String, String> sent, Collection<String> countries, ZoneId zone) {
        Criteria criteria = new Criteria(sent);
        String words = criteria.text("q", LONGEST_SEARCH);
        String status = criteria.known("status", STATUSES);
        String country = criteria.known("country", countries);
        String kind = criteria.known(
                "source", Arrays.stream(Source.Kind.values()).map(Enum::name).toList());
        LocalDate from = criteria.day("from");
        LocalDate to = criteria.day("to");
        Selection selection = new Selection(
                words,
                status,
                country,
                kind == null ? null : Source.Kind.valueOf(kind),
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant(),
                null);
        return new IntelligenceFilter(selection, criteria.page(), criteria.address("/intelligence"));
    }
}
