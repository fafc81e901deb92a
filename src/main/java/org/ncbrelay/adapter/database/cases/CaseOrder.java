package org.ncbrelay.adapter.database.cases;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ncbrelay.domain.Refusal;

/** The order of a list of cases; cases that are equal in it follow by their reference, in the same direction. */
record CaseOrder(String by, boolean descending) {
    private static final Set<String> KNOWN = Set.of("submittedAt", "updatedAt", "reference", "status", "urgency");
    private static final Pattern SORT = Pattern.compile("([a-zA-Z]+)(?:,(asc|desc))?");

    /**
     * @param sort such as {@code updatedAt,desc}; null for the newest first
     * @throws Refusal.Invalid if there is no such order
     */
    static CaseOrder of(String sort) {
        Matcher matcher = SORT.matcher(sort == null ? "submittedAt,desc" : sort);
        if (!matcher.matches() || !KNOWN.contains(matcher.group(1)))
            throw new Refusal.Invalid(
                    "sort", "must be one of reference, status, submittedAt, updatedAt, urgency; then ,asc or ,desc");
        return new CaseOrder(matcher.group(1), "desc".equals(matcher.group(2)));
    }
}
