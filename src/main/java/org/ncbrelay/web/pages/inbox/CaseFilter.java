package org.ncbrelay.web.pages.inbox;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.port.CaseFiles;

/**
 * Which cases the list shows, as its address says; empty for everything.
 *
 * @param from submitted on this day or later, in the reader's time zone; null for all
 * @param to   submitted on this day or earlier
 */
public record CaseFilter(
        String status,
        String capability,
        String country,
        String q,
        String urgency,
        boolean overdue,
        String assignee,
        LocalDate from,
        LocalDate to,
        String sort,
        int page,
        ListAddress address) {
    /** In Unicode characters, as over the API. */
    private static final int LONGEST_SEARCH = 200;

    private static final String NEWEST_UPDATE = "updatedAt,desc";
    private static final List<String> SORTS = List.of("submittedAt,desc", "submittedAt,asc", "urgency,desc");

    /**
     * @param sent      the criteria of the address
     * @param countries alpha-3 codes that can be chosen
     */
    public static CaseFilter of(Map<String, String> sent, Collection<String> countries) {
        Criteria criteria = new Criteria(sent);
        String q = criteria.text("q", LONGEST_SEARCH);
        String status = criteria.known("status", names(CaseStatus.values()));
        String capability = criteria.known("capability", names(Capability.values()));
        String country = criteria.known("country", countries);
        String urgency = criteria.known("urgency", names(Urgency.values()));
        boolean overdue = criteria.flag("overdue");
        String assignee = criteria.text("assignee", 64);
        LocalDate from = criteria.day("from");
        LocalDate to = criteria.day("to");
        String sort = criteria.known("sort", SORTS);
        return new CaseFilter(
                status,
                capability,
                country,
                q,
                urgency,
                overdue,
                assignee,
                from,
                to,
                sort.isEmpty() ? NEWEST_UPDATE : sort,
                criteria.page(),
                criteria.address("/cases"));
    }

    /** Whether anything is asked beside words and order. */
    public boolean isNarrow() {
        return address.criteria().keySet().stream().anyMatch(name -> !name.equals("q") && !name.equals("sort"));
    }

    /** @param zone in which the reader's days are */
    public CaseFiles.Filter filter(int size, ZoneId zone) {
        return new CaseFiles.Filter(
                list(status),
                list(capability),
                country.isEmpty() ? null : country,
                q.isEmpty() ? null : q,
                page,
                size,
                sort,
                new CaseFiles.Narrowing(
                        list(urgency),
                        overdue,
                        assignee.isEmpty() ? null : assignee,
                        from == null ? null : from.atStartOfDay(zone).toInstant(),
                        to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    public static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static List<String> list(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }
}
