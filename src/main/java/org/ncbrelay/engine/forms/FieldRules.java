package org.ncbrelay.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.domain.reading.Texts;
import org.springframework.stereotype.Component;

/** What one field of a form accepts; messages describe the accepted values, without the rejected one. */
@Component
record FieldRules(FormConditions conditions) {
    /** Longest text where the form names no bound; our default. */
    private static final int LONGEST_TEXT = 20_000;

    private static final Pattern FOUR_DIGITS = Pattern.compile("(?!0000)\\d{4}-");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s()./-]{5,30}");

    /**
     * @param values all that the form's expressions may name
     * @return the answer as it is passed on, or null where there is none or it is refused
     */
    Object check(
            FormField field, FormDefinition form, Object given, Map<String, Object> values, List<Violation> refused) {
        Answer answer = new Answer(conditions, field, form, values, refused);
        if (isEmpty(given)) return answer.missing();
        return switch (field.type()) {
            case "checkbox" -> answer.tick(given);
            case "number" -> answer.number(given);
            case "datetime" -> answer.moment(given);
            case "select", "radio" -> answer.choice(given);
            case "checklist", "taglist" -> answer.choices(given);
            default -> answer.text(given);
        };
    }

    private static boolean isEmpty(Object given) {
        return given == null
                || given instanceof String text && text.isBlank()
                || given instanceof Collection<?> many && many.isEmpty();
    }

    /** One answer under examination. */
    private record Answer(
            FormConditions conditions,
            FormField field,
            FormDefinition form,
            Map<String, Object> values,
            List<Violation> refused) {
        Object missing() {
            return field.isRequired() ? refuse("wrong.required", "is required") : null;
        }

        Object tick(Object given) {
            Object value = "true".equals(given) || "false".equals(given) ? Boolean.valueOf((String) given) : given;
            if (!(value instanceof Boolean ticked)) return refuse("wrong.choice", "must be true or false");
            return field.isRequired() && !ticked ? refuse("wrong.ticked", "must be ticked") : ticked;
        }

        Object number(Object given) {
            BigDecimal number = decimal(given);
            if (number == null) return refuse("wrong.number", "must be a number");
            BigDecimal least = limit("min");
            BigDecimal most = limit("max");
            if (least != null && number.compareTo(least) < 0)
                return refuse("wrong.least", "must be at least %s", least);
            if (most != null && number.compareTo(most) > 0)
                return refuse("wrong.mostNumber", "must be at most %s", most);
            if (number.stripTrailingZeros().scale() > 0) return number.doubleValue();
            return number.precision() - number.scale() > 18
                    ? refuse("wrong.tooLarge", "is too large")
                    : (Object) number.longValue();
        }

        Object moment(Object given) {
            String text = given instanceof Date date ? inUtc(date) : given.toString();
            try {
                // A calendar of offices: other years have other lengths, and the database has not all of them.
                if (!"time".equals(field.subtype())
                        && !FOUR_DIGITS.matcher(text).lookingAt())
                    throw new DateTimeException("the year has not four digits");
                switch (field.subtype()) {
                    case "date" -> LocalDate.parse(text);
                    case "time" -> LocalTime.parse(text.replaceFirst("(Z|[+-]\\d\\d:\\d\\d)$", ""));
                    default -> OffsetDateTime.parse(text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? text : text + "Z");
                }
                return text;
            } catch (DateTimeException unreadable) {
                return refuse(
                        "wrong.day",
                        "must be a " + ("datetime".equals(field.subtype()) ? "date and time" : field.subtype()));
            }
        }

        Object choice(Object given) {
            if (given instanceof Collection<?> || !isOffered(given.toString()))
                return refuse("wrong.choice", choicesMessage());
            return given.toString();
        }

        Object choices(Object given) {
            // A script may write "SGP, FRA".
            Object list = given instanceof String text ? List.of(text.strip().split("\\s*,\\s*")) : given;
            if (!(list instanceof Collection<?> many)) return refuse("wrong.unreadable", "must be a list");
            List<String> chosen = many.stream().map(String::valueOf).distinct().toList();
            return chosen.stream().allMatch(this::isOffered) ? chosen : refuse("wrong.choice", choicesMessage());
        }

        Object text(Object given) {
            if (!(given instanceof String || given instanceof Number || given instanceof Boolean))
                return refuse("wrong.unreadable", "must be text");
            String text = given.toString();
            if (isInvisible(text)) return refuse("wrong.invisible", Texts.INVISIBLE);
            int length = text.codePointCount(0, text.length());
            BigDecimal shortest = limit("minLength");
            BigDecimal longest = limit("maxLength");
            int most = longest == null ? LONGEST_TEXT : longest.intValue();
            if (shortest != null && length < shortest.intValue())
                return refuse("wrong.shortest", "must have at least %s characters", shortest);
            if (length > most) return refuse("wrong.longest", "must have at most %s characters", most);
            return hasForm(text) ? text : refuse("wrong.form", "does not have the form that is asked for");
        }

        private boolean isInvisible(String text) {
            return "textarea".equals(field.type())
                    ? InvisibleCharacters.areInNarrative(text)
                    : InvisibleCharacters.areInLine(text);
        }

        private boolean hasForm(String text) {
            JsonNode rules = field.rules();
            if (rules.hasNonNull("pattern")
                    && !Pattern.compile(rules.path("pattern").asText())
                            .matcher(text)
                            .find()) return false;
            return switch (rules.path("validationType").asText()) {
                case "email" -> EMAIL.matcher(text).matches();
                case "phone" -> PHONE.matcher(text).matches();
                default -> true;
            };
        }

        private boolean isOffered(String value) {
            if (InvisibleCharacters.areInLine(value) || value.length() > LONGEST_TEXT) return false;
            return field.choices() == null || field.choices().contains(value);
        }

        private String choicesMessage() {
            return field.choices() == null
                    ? "must be one of the choices"
                    : "must be one of " + String.join(", ", field.choices());
        }

        private BigDecimal limit(String name) {
            JsonNode limit = field.rules().path(name);
            if (limit.isMissingNode() || limit.isNull()) return null;
            return decimal(conditions.value(limit.asText(), form, values));
        }

        private Object refuse(String code, String message, Object... arguments) {
            refused.add(new Violation(field.key(), code, message, arguments));
            return null;
        }

        private String inUtc(Date date) {
            OffsetDateTime moment = date.toInstant().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
            return switch (field.subtype()) {
                case "date" -> moment.toLocalDate().toString();
                case "time" -> moment.toLocalTime().toString();
                default -> moment.toString();
            };
        }
    }

    /** Null for what is no number, or one so long that only an attacker writes it. */
    private static BigDecimal decimal(Object value) {
        if (!(value instanceof Number || value instanceof String)
                || value.toString().length() > 40) return null;
        try {
            BigDecimal number = new BigDecimal(value.toString().strip());
            return Math.abs(number.scale()) > 40 ? null : number;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
