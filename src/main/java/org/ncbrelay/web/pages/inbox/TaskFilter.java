package org.ncbrelay.web.pages.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ncbrelay.port.Inbox;

/** Which tasks the inbox shows, as its address says. */
public record TaskFilter(Inbox.Selection selection, int page, ListAddress address) {
    private static final List<String> WHOSE = List.of("mine", "unassigned", "waiting");
    private static final List<String> GROUPS = List.of("step", "urgency", "country");
    /** In Unicode characters, as in the list of cases. */
    private static final int LONGEST_SEARCH = 200;

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
        String colleague = sent.getOrDefault("assignee", "");
        String assignee =
                criteria.known("assignee", colleague.matches("[\\w.@-]{1,64}") ? List.of(colleague) : List.of());
        String text = criteria.text("q", LONGEST_SEARCH);
        String group = criteria.known("group", GROUPS);
        return new TaskFilter(
                new Inbox.Selection(
                        whose == null ? Inbox.Whose.ALL : Inbox.Whose.valueOf(whose.toUpperCase(Locale.ROOT)),
                        urgent,
                        overdue,
                        country,
                        step,
                        sort == null ? Inbox.Order.DUE : Inbox.Order.valueOf(sort.toUpperCase(Locale.ROOT)),
                        assignee,
                        text,
                        group == null ? null : Inbox.Group.valueOf(group.toUpperCase(Locale.ROOT))),
                criteria.page(),
                criteria.address("/"));
    }
}
