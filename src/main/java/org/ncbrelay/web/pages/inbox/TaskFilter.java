package org.ncbrelay.web.pages.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ncbrelay.port.Inbox;

/** Which tasks the inbox shows, as its address says. */
public record TaskFilter(Inbox.Selection selection, int page, ListAddress address) {
    private static final List<String> WHOSE = List.of("mine", "unassigned");
    private static final List<String> SORTS = List.of("urgency", "newest");

    /**
     * @param sent      the criteria of the address
     * @param countries alpha-3 codes that can be chosen
     */
    public static TaskFilter of(Map<String, String> sent, Collection<String> countries) {
        Criteria criteria = new Criteria(sent);
        String whose = criteria.known("whose", WHOSE);
        boolean urgent = criteria.flag("urgent");
        boolean overdue = criteria.flag("overdue");
        String country = criteria.known("country", countries);
        String asked = sent.getOrDefault("step", "");
        String step = criteria.known("step", asked.matches("[A-Za-z]{1,60}") ? List.of(asked) : List.of());
        String sort = criteria.known("sort", SORTS);
        return new TaskFilter(
                new Inbox.Selection(
                        whose == null ? Inbox.Whose.ALL : Inbox.Whose.valueOf(whose.toUpperCase(Locale.ROOT)),
                        urgent,
                        overdue,
                        country,
                        step,
                        sort == null ? Inbox.Order.DUE : Inbox.Order.valueOf(sort.toUpperCase(Locale.ROOT))),
                criteria.page(),
                criteria.address("/"));
    }
}
