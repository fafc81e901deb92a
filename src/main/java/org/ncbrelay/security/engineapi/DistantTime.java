package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.ncbrelay.domain.Violation;

/** A moment that the engine can read and PostgreSQL cannot compare: of a year with more than four digits. */
final class DistantTime {
    /** In milliseconds, the end of the year 9999; nothing else in the engine's API is as large a number. */
    private static final long LAST = 253_402_300_799_999L;

    private static final Pattern FAR_YEAR = Pattern.compile("[+-]?\\d{5,}-\\d{1,2}-\\d{1,2}T.*");

    private DistantTime() {}

    static boolean is(String text) {
        return FAR_YEAR.matcher(text).matches();
    }

    static boolean is(JsonNode value) {
        if (value.isArray()) for (JsonNode element : value) if (is(element)) return true;
        if (value.isIntegralNumber()) return !value.canConvertToLong() || Math.abs(value.longValue()) > LAST;
        return value.isTextual() && is(value.textValue());
    }

    static Violation refused(String name) {
        return new Violation(name, "must be a moment of the years 1 to 9999");
    }
}
