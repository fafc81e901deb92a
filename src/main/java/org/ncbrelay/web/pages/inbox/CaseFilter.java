package org.ncbrelay.web.pages.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.intelligence.Intelligence.Source;
import org.ncbrelay.domain.intelligence.IntelligenceStore.Selection;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.store.cases.CaseFiles;

/**
 * Which requests and which intelligence the list of cases shows, as its address says. A criterion that one of the two does not have leaves
 * that one out.
 */
public record CaseFilter(CaseFiles.Filter filter, Selection selection, ListAddress address) {
    /** Statuses of intelligence. */
    public static final List<String> STATUSES =
            List.of("REGISTERED", "RELEASED", "NOT_RELEASED", "DISSEMINATED", "RECALLED");

    /** What a reader may leave out of the table. */
    public static final List<String> COLUMNS =
            List.of("country", "agency", "status", "urgency", "submittedAt", "updatedAt");

    private static final List<String> OF_REQUESTS = List.of("capability", "urgency", "assignee", "overdue");

    /** In Unicode characters, as over the API. */
    private static final int LONGEST_SEARCH = 200;

    private static final String NEWEST_UPDATE = "updatedAt,desc";
    private static final String NEWEST = "submittedAt,desc";
    private static final String OLDEST = "submittedAt,asc";

    /**
     * @param sent      the criteria of the address
     * @param countries alpha-3 codes that can be chosen
     * @param size      of a page
     * @param zone      in which the reader's days are
     */
    public static CaseFilter of(Map<String, String> sent, Collection<String> countries, int size, ZoneId zone) {
        Criteria criteria = new Criteria(sent);
        criteria.oneOf("type", Type.values());
        String q = criteria.text("q", LONGEST_SEARCH);
        String status = criteria.known(
                "status",
                Stream.concat(Arrays.stream(CaseStatus.values()).map(Enum::name), STATUSES.stream())
                        .toList());
        List<String> capability = criteria.oneOf("capability", Capability.values());
        String country = criteria.known("country", countries);
        List<String> urgency = criteria.oneOf("urgency", Urgency.values());
        boolean overdue = criteria.flag("overdue");
        String assignee = criteria.text("assignee", 64);
        List<String> source = criteria.oneOf("source", Source.Kind.values());
        LocalDate from = criteria.day("from");
        LocalDate to = criteria.day("to");
        String sort = criteria.known("sort", List.of(NEWEST, OLDEST, "urgency,desc"));
        COLUMNS.forEach(column -> criteria.flag("no-" + column));
        Instant first = from == null ? null : from.atStartOfDay(zone).toInstant();
        Instant after = to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
        return new CaseFilter(
                new CaseFiles.Filter(
                        status == null ? List.of() : List.of(status),
                        capability,
                        country,
                        q,
                        criteria.page(),
                        size,
                        sort == null ? NEWEST_UPDATE : sort,
                        new CaseFiles.Narrowing(urgency, overdue, assignee, first, after)),
                new Selection(
                        q,
                        status,
                        country,
                        source.isEmpty() ? null : Source.Kind.valueOf(source.get(0)),
                        first,
                        after,
                        null,
                        sort == null
                                ? Selection.Order.UPDATED
                                : sort.equals(OLDEST) ? Selection.Order.OLDEST : Selection.Order.NEWEST),
                criteria.address("/cases"));
    }

    public boolean hasRequests() {
        return !is(Type.INTELLIGENCE) && selection.kind() == null && !STATUSES.contains(address.value("status"));
    }

    public boolean hasIntelligence() {
        return !is(Type.REQUEST)
                && OF_REQUESTS.stream().allMatch(name -> address.value(name).isEmpty())
                && (filter.status().isEmpty() || STATUSES.contains(address.value("status")));
    }

    /** The columns that the reader has left out. */
    public List<String> without() {
        return COLUMNS.stream()
                .filter(column -> address.has("no-" + column, "true"))
                .toList();
    }

    /** Whether anything is asked in addition to type, words, order and columns. */
    public boolean isNarrow() {
        return address.criteria().keySet().stream()
                .anyMatch(name -> !List.of("type", "q", "sort").contains(name) && !name.startsWith("no-"));
    }

    private boolean is(Type type) {
        return address.has("type", type.name());
    }

    public enum Type {
        REQUEST,
        INTELLIGENCE
    }
}
