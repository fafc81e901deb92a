package org.ncbrelay.web.pages.inbox;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.store.cases.CaseFiles;

/** Which cases the list shows, as its address says. */
public record CaseFilter(CaseFiles.Filter filter, ListAddress address) {
    /** In Unicode characters, as over the API. */
    private static final int LONGEST_SEARCH = 200;

    private static final String NEWEST_UPDATE = "updatedAt,desc";
    private static final List<String> SORTS = List.of("submittedAt,desc", "submittedAt,asc", "urgency,desc");

    /**
     * @param sent      the criteria of the address
     * @param countries alpha-3 codes that can be chosen
     * @param size      of a page
     * @param zone      in which the reader's days are
     */
    public static CaseFilter of(Map<String, String> sent, Collection<String> countries, int size, ZoneId zone) {
        Criteria criteria = new Criteria(sent);
        String q = criteria.text("q", LONGEST_SEARCH);
        List<String> status = criteria.oneOf("status", CaseStatus.values());
        List<String> capability = criteria.oneOf("capability", Capability.values());
        String country = criteria.known("country", countries);
        List<String> urgency = criteria.oneOf("urgency", Urgency.values());
        boolean overdue = criteria.flag("overdue");
        String assignee = criteria.text("assignee", 64);
        LocalDate from = criteria.day("from");
        LocalDate to = criteria.day("to");
        String sort = criteria.known("sort", SORTS);
        CaseFiles.Narrowing narrowing = new CaseFiles.Narrowing(
                urgency,
                overdue,
                assignee,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
        return new CaseFilter(
                new CaseFiles.Filter(
                        status,
                        capability,
                        country,
                        q,
                        criteria.page(),
                        size,
                        sort == null ? NEWEST_UPDATE : sort,
                        narrowing),
                criteria.address("/cases"));
    }

    /** Whether anything is asked in addition to words and order. */
    public boolean isNarrow() {
        return address.criteria().keySet().stream().anyMatch(name -> !name.equals("q") && !name.equals("sort"));
    }
}
