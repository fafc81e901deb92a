package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.ncbrelay.domain.Violation;

/**
 * A text that the engine compares with {@code LIKE}, where a backslash makes a wildcard an ordinary letter. PostgreSQL fails where nothing
 * follows the backslash.
 */
final class SearchPattern {
    private static final String LIKE = "Like";
    /** In a condition on a variable, as an address has it: {@code name_like_value}. */
    private static final String OF_VARIABLE = "_like_";

    private SearchPattern() {}

    /** @param name of a query parameter, with its value */
    static boolean isBroken(String name, String value) {
        return (name.endsWith(LIKE) || value.contains(OF_VARIABLE)) && endsWithin(value);
    }

    /**
     * @param object with the key; a condition on a variable has its operator beside its value
     * @param key    of the text
     */
    static boolean isBroken(JsonNode object, String key) {
        String operator = object.path("operator").asText();
        boolean pattern = key.endsWith(LIKE) || key.equals("value") && operator.matches("like|notLike");
        return pattern && endsWithin(object.path(key).asText());
    }

    static Violation broken(String name) {
        return new Violation(name, "must not end with a single backslash");
    }

    /** Two backslashes are one ordinary one. */
    private static boolean endsWithin(String value) {
        int last = value.length();
        while (last > 0 && value.charAt(last - 1) == '\\') last--;
        return (value.length() - last) % 2 == 1;
    }
}
