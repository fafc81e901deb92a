package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Values of queries that the engine takes and then fails at, by itself or in PostgreSQL. Each method answers null for any other. */
final class FailingValues {
    /** Where a page of a list begins and how long it is: Cockpit hands them to the database as they come. */
    private static final Set<String> PLACES = Set.of("firstResult", "maxResults");

    /** What the engine stores as a plain number: it takes no null, and says so by a failure. */
    private static final Set<String> NEVER_NULL = Set.of("resourceType");

    /** In milliseconds, the end of the year 9999; nothing else in the engine's API is as large a number. */
    private static final long LAST_MOMENT = 253_402_300_799_999L;

    private static final Pattern FAR_YEAR = Pattern.compile("[+-]?\\d{5,}-\\d{1,2}-\\d{1,2}T.*");

    private static final String UNSTORABLE = "must not contain a null character or half a character";
    private static final String BROKEN_PATTERN = "must not end with a single backslash";
    private static final String NEGATIVE = "must not be negative";
    private static final String DISTANT = "must be a moment of the years 1 to 9999";

    private FailingValues() {}

    /** @return what is wrong with the value of a parameter in an address */
    static String ofParameter(String name, String value) {
        if (!isStorable(value)) return UNSTORABLE;
        // A condition on a variable has its operator within the value.
        if ((name.endsWith("Like") || value.contains("_like_")) && endsWithinPattern(value)) return BROKEN_PATTERN;
        if (isNegativePlace(name, value)) return NEGATIVE;
        // Of which the engine would say that there is no such address.
        if (PLACES.contains(name) && !isInteger(value)) return "must be a whole number, at most " + Integer.MAX_VALUE;
        // As the engine reads it: as JSON, and only to the end of the first value.
        if (NEVER_NULL.contains(name) && value.strip().startsWith("null")) return "must not be null";
        return FAR_YEAR.matcher(value).matches() ? DISTANT : null;
    }

    /**
     * @param object with the key; a condition on a variable has its operator next to its value
     * @return what is wrong with the value of a key, for what it is called
     */
    static String ofKey(JsonNode object, String key) {
        String value = object.path(key).asText();
        boolean pattern = key.endsWith("Like")
                || key.equals("value") && object.path("operator").asText().matches("like|notLike");
        if (pattern && endsWithinPattern(value)) return BROKEN_PATTERN;
        return isNegativePlace(key, value) ? NEGATIVE : null;
    }

    /** @return what is wrong with a value in a body that is compared with others, or with one of a list */
    static String ofCompared(JsonNode value) {
        for (JsonNode element : value) if (ofCompared(element) != null) return ofCompared(element);
        if (isDistant(value)) return DISTANT;
        return value.isTextual() && !isStorable(value.textValue()) ? UNSTORABLE : null;
    }

    private static boolean isDistant(JsonNode value) {
        if (value.isIntegralNumber()) return !value.canConvertToLong() || Math.abs(value.longValue()) > LAST_MOMENT;
        return value.isTextual() && FAR_YEAR.matcher(value.textValue()).matches();
    }

    /** PostgreSQL compares no text with a null character or half of a surrogate pair. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** A backslash makes a wildcard of {@code LIKE} an ordinary letter, and two are one; behind a last one nothing follows. */
    private static boolean endsWithinPattern(String value) {
        int last = value.length();
        while (last > 0 && value.charAt(last - 1) == '\\') last--;
        return (value.length() - last) % 2 == 1;
    }

    private static boolean isNegativePlace(String name, String value) {
        return PLACES.contains(name) && value.startsWith("-");
    }

    private static boolean isInteger(String value) {
        try {
            Integer.parseInt(value);
            return true;
        } catch (NumberFormatException unreadable) {
            return false;
        }
    }
}
