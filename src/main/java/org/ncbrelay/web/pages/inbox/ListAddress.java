package org.ncbrelay.web.pages.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The address of a list with its selection, for links. What a list would do anyway is left out, so that equal selections have equal
 * addresses.
 *
 * @param path     of the page, such as {@code /cases}
 * @param criteria in the order of the address
 */
public record ListAddress(String path, Map<String, String> criteria) {
    /** Characters of a query that is read at all. */
    private static final int LONGEST = 4000;

    /** The same with another value of one criterion, from the first page on; an empty value leaves it out. */
    public ListAddress with(String name, Object value) {
        Map<String, String> changed = new LinkedHashMap<>(criteria);
        changed.remove("page");
        if (value == null || value.toString().isEmpty()) changed.remove(name);
        else changed.put(name, value.toString());
        return new ListAddress(path, changed);
    }

    /** The same selection as a file. */
    public String file(String file) {
        return new ListAddress(file, criteria).toString();
    }

    /** Whether the criterion has this value. */
    public boolean has(String name, String value) {
        return value.equals(criteria.get(name));
    }

    /** Of a criterion; empty if it is not there. */
    public String value(String name) {
        return criteria.getOrDefault(name, "");
    }

    /** What stands behind the question mark. */
    public String query() {
        return criteria.entrySet().stream()
                .map(each -> each.getKey() + '=' + UriUtils.encode(each.getValue(), "UTF-8"))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return criteria.isEmpty() ? path : path + '?' + query();
    }

    /** Reads a query; of a name that is there twice, the first value counts, and nonsense is no criterion. */
    public static Map<String, String> criteria(String query) {
        if (query == null || query.isBlank() || query.length() > LONGEST) return Map.of();
        Map<String, String> criteria = new LinkedHashMap<>();
        try {
            UriComponentsBuilder.newInstance()
                    .query(query)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> {
                        String value = values.isEmpty() ? null : values.get(0);
                        if (value != null) criteria.put(name, UriUtils.decode(value.replace('+', ' '), "UTF-8"));
                    });
        } catch (IllegalArgumentException nonsense) {
            return Map.of();
        }
        return criteria;
    }
}
