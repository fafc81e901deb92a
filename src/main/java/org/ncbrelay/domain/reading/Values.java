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
                .orElseGet(() -> place.refuse("wrong.choice", "must be one of " + names));
    }

    public static Kind<Boolean> flag() {
        return (value, place) ->
                value instanceof Boolean flag ? flag : place.refuse("wrong.choice", "must be true or false");
    }

    /** A declaration that only counts when made. */
    public static Kind<Boolean> declaration() {
        return (value, place) ->
                Boolean.TRUE.equals(value) ? true : place.refuse("wrong.declared", "must be declared true");
    }

    /** An amount above 0 with a bounded number of decimals. */
    public static Kind<BigDecimal> positive(BigDecimal atMost, int decimals) {
        return amount(atMost, decimals, "wrong.above", "must be a number above 0 up to %s with at most %s decimals", 1);
    }

    /** An amount of 0 or more with a bounded number of decimals. */
    public static Kind<BigDecimal> notNegative(BigDecimal atMost, int decimals) {
        return amount(atMost, decimals, "wrong.from", "must be a number from 0 up to %s with at most %s decimals", 0);
    }

    private static Kind<BigDecimal> amount(
            BigDecimal atMost, int decimals, String code, String message, int leastSign) {
        BigDecimal most = new BigDecimal(atMost.toPlainString());
        return (value, place) -> {
            BigDecimal number = number(value);
            // The bounds come first: 1e-999999999 is cheap to compare and dear to write out.
            boolean fits = number != null
                    && number.signum() >= leastSign
                    && number.compareTo(atMost) <= 0
                    && number.stripTrailingZeros().scale() <= decimals;
            return fits ? number : place.refuse(code, message, most, decimals);
        };
    }

    /** A calendar date, {@code 2026-11-25}, within bounds that are both included. */
    public static Kind<LocalDate> date(LocalDate from, LocalDate to) {
        DateBounds bounds = new DateBounds(from, to);
        return (value, place) -> {
            LocalDate date = date(value);
            return date == null || !bounds.contain(date)
                    ? place.refuse("wrong.date", DateBounds.MESSAGE, from, to)
                    : date;
        };
    }

    /** A moment with its offset, {@code 2026-11-25T08:15:00Z}, within bounds that are both included. */
    public static Kind<Instant> moment(Instant from, Instant to) {
        return (value, place) -> {
            Instant moment = moment(value);
            if (moment == null)
                return place.refuse("wrong.moment", "must be a moment with its offset, as 2026-01-31T08:15:00Z");
            if (moment.isAfter(to)) return place.refuse("wrong.future", "must not lie in the future");
            return moment.isBefore(from) ? place.refuse("wrong.early", "must not lie before %s", from) : moment;
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
