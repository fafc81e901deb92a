package org.ncbrelay.domain.reading;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ncbrelay.domain.Refusal;

/** Kinds of text. Lengths are Unicode characters; what {@link InvisibleCharacters} says must not be there is refused everywhere. */
public final class Texts {
    /** What is said of a text with a character that cannot be seen; pages say it in the reader's language. */
    public static final String INVISIBLE =
            "must not have control characters, characters that cannot be seen, or characters that change the direction of the text";

    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@([\\p{L}\\p{N}-]{1,63}\\.)+[\\p{L}\\p{N}-]{2,63}");

    private Texts() {}

    /** One line, not blank. */
    public static Kind<String> line(int atMost) {
        return text(1, atMost, InvisibleCharacters::areInLine);
    }

    /** A narrative of several lines, not blank; line ends and tabs are allowed. */
    public static Kind<String> narrative(int atLeast, int atMost) {
        return text(atLeast, atMost, InvisibleCharacters::areInNarrative);
    }

    /**
     * Requires the reason of an act, of at most 2,000 characters.
     *
     * @throws Refusal.Invalid naming {@code reason} if it is missing, too long, or has what cannot be seen
     */
    public static void requireReason(String reason) {
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        requiredNarrative("reason", reason, 2000);
    }

    /**
     * A single narrative, such as a message.
     *
     * @param field as the sender knows it
     * @throws Refusal.Invalid naming the field if it is blank, too long, or has what cannot be seen
     */
    public static String requiredNarrative(String field, String sent, int atMost) {
        Map<String, String> body = sent == null ? Map.of() : Map.of(field, sent);
        return Fields.read(body, fields -> {
                    String text = fields.required(field, narrative(1, atMost));
                    return fields.build(() -> text);
                })
                .orThrow();
    }

    /** A mail address without a display name, of at most 254 characters (RFC 5321). */
    public static Kind<String> email() {
        return form(254, EMAIL.asMatchPredicate(), "wrong.email", "must be an e-mail address, as desk@agency.example");
    }

    /** A web address as it was found, in any script: with scheme {@code http} or {@code https}, and a host. */
    public static Kind<String> webAddress(int atMost) {
        return form(
                atMost,
                Texts::isWebAddress,
                "wrong.webAddress",
                "must be a web address that starts with http:// or https://");
    }

    /**
     * One line of a certain form.
     *
     * @param form tested only once the length is right, so that it never meets a giant text
     * @param code    of the text that pages show; empty if only callers of the API can send the field
     * @param message what the form is
     */
    public static Kind<String> form(int atMost, Predicate<String> form, String code, String message) {
        return (value, place) -> {
            String text = line(atMost).read(value, place);
            return text == null || form.test(text) ? text : place.refuse(code, message);
        };
    }

    /** The same for a field that only callers of the API can send. */
    public static Kind<String> form(int atMost, Predicate<String> form, String message) {
        return form(atMost, form, "", message);
    }

    private static Kind<String> text(int atLeast, int atMost, Predicate<String> unfit) {
        return (value, place) -> {
            if (!(value instanceof String text)) return place.refuse("wrong.unreadable", "must be a text");
            if (unfit.test(text)) return place.refuse("wrong.invisible", INVISIBLE);
            if (text.codePoints().allMatch(Texts::isBlank)) return place.refuse("wrong.required", "must not be blank");
            // Blanks around a text do not make it long enough.
            if (length(text.strip()) < atLeast)
                return place.refuse("wrong.shortest", "must have at least %s characters", atLeast);
            if (length(text) > atMost) return place.refuse("wrong.longest", "must have at most %s characters", atMost);
            return text;
        };
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Java's white space leaves out the spaces that do not break. */
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || InvisibleCharacters.hides(character);
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            boolean isWeb =
                    "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return isWeb && address.getRawAuthority() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
