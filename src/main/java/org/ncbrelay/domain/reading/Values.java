package org.ncbrelay.domain.reading;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Kinds of value that are not text: choices, switches, amounts, dates and moments. */
public final class Values {
    private Values() {}

    /** One of the names of an enumeration. */
    public static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return (value, place) -> Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.name().equals(value))
                .findFirst()
                .orElseGet(() -> place.refuse("must be one of " + names));
    }

    public static Kind<Boolean> flag() {
        return (value, place) -> value instanceof Boolean flag ? flag : place.refuse("must be true or false");
    }

    /** A declaration that only counts when made. */
    public static Kind<Boolean> declaration() {
        return (value, place) -> Boolean.TRUE.equals(value) ? true : place.refuse("must be declared true");
    }

    /** An amount above 0 with a bounded number of decimals. */
    public static Kind<BigDecimal> positive(BigDecimal atMost, int decimals) {
        return amount(atMost, decimals, "above 0", 1);
    }

    /** An amount of 0 or more with a bounded number of decimals. */
    public static Kind<BigDecimal> notNegative(BigDecimal atMost, int decimals) {
        return amount(atMost, decimals, "from 0", 0);
    }

    private static Kind<BigDecimal> amount(BigDecimal atMost, int decimals, String from, int leastSign) {
        String message = "must be a number " + from + " up to " + atMost.toPlainString() + " with at most " + decimals
                + " decimals";
        return (value, place) -> {
            BigDecimal number = number(value);
            // The bounds come first: 1e-999999999 is cheap to compare and dear to write out.
            boolean fits = number != null
                    && number.signum() >= leastSign
                    && number.compareTo(atMost) <= 0
                    && number.stripTrailingZeros().scale() <= decimals;
            return fits ? number : place.refuse(message);
        };
    }

    /** A calendar date, {@code 2026-11-25}, within bounds that are both included. */
    public static Kind<LocalDate> date(LocalDate from, LocalDate to) {
        DateBounds bounds = new DateBounds(from, to);
        String message = bounds.message();
        return (value, place) -> {
            LocalDate date = date(value);
            return date == null || !bounds.contain(date) ? place.refuse(message) : date;
        };
    }

    /** A moment with its offset, {@code 2026-11-25T08:15:00Z}, within bounds that are both included. */
    public static Kind<Instant> moment(Instant from, Instant to) {
        return (value, place) -> {
            Instant moment = moment(value);
            if (moment == null) return place.refuse("must be a moment with its offset, as 2026-01-31T08:15:00Z");
            if (moment.isAfter(to)) return place.refuse("must not lie in the future");
            return moment.isBefore(from) ? place.refuse("must not lie before " + from) : moment;
        };
    }

    private static BigDecimal number(Object value) {
        try {
            return value instanceof Number number ? new BigDecimal(number.toString()) : null;
        } catch (NumberFormatException notFinite) {
            return null;
        }
    }

    private static LocalDate date(Object value) {
        try {
            return value instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private static Instant moment(Object value) {
        try {
            return value instanceof String text ? OffsetDateTime.parse(text).toInstant() : null;
        } catch (DateTimeException notAMoment) {
            return null;
        }
    }
}
