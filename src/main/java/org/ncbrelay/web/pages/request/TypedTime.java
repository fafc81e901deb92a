package org.ncbrelay.web.pages.request;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days and moments as spreadsheets and people write them: ISO 8601, or the day first, as in {@code 26/11/2026 10:00} and {@code 26.11.2026}.
 * Day before month is our default, as the pages write dates in all their languages.
 */
final class TypedTime {
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?:,? +(\\d{1,2}):(\\d\\d)(?::\\d\\d)?)?");

    private TypedTime() {}

    /** The start of the day where no time is written; empty if the text is no moment. */
    static Optional<LocalDateTime> moment(String text) {
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) return dayFirst(dayFirst);
        for (String form : new String[] {text, text.replace(' ', 'T'), text + "T00:00"})
            try {
                return Optional.of(LocalDateTime.parse(form));
            } catch (DateTimeException another) {
                continue;
            }
        return Optional.empty();
    }

    /** The text itself if it is no day. */
    static String day(String text) {
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (!dayFirst.matches() || dayFirst.group(5) != null) return text;
        return dayFirst(dayFirst).map(moment -> moment.toLocalDate().toString()).orElse(text);
    }

    private static Optional<LocalDateTime> dayFirst(Matcher parts) {
        try {
            LocalDate day = LocalDate.of(number(parts, 4), number(parts, 3), number(parts, 1));
            LocalTime time =
                    parts.group(5) == null ? LocalTime.MIDNIGHT : LocalTime.of(number(parts, 5), number(parts, 6));
            return Optional.of(day.atTime(time));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
