package org.ncbrelay.fuzz;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.reading.InvisibleCharacters;

/** What fuzz targets say of a reader, and how they take a text, or several, out of the bytes that they get. */
public final class Rules {
    /** Of what is said of one field, in characters; our default. The longest says which of 200 choices a form has. */
    private static final int LONGEST_MESSAGE = 8000;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Rules() {}

    /** @throws AssertionError if it does not hold; the text is made only then */
    public static void holds(boolean rule, Supplier<String> text) {
        if (!rule) throw new AssertionError(text.get());
    }

    public static void same(Object one, Object other, String what) {
        holds(Objects.equals(one, other), () -> what + ": " + one + " is not " + other);
    }

    /** What is said to a sender is bounded, and repeats nothing that could be more than a name. */
    public static void areFit(List<Violation> violations) {
        for (Violation violation : violations) {
            holds(violation.message().length() <= LONGEST_MESSAGE, () -> "a long message: " + violation);
            holds(isPlain(violation.message()), () -> "a message with characters that hide: " + violation);
            holds(isPlain(violation.field()), () -> "a field with characters that hide: " + violation.field());
        }
    }

    /** Of characters that are seen, on one line. */
    private static boolean isPlain(String said) {
        return said.codePoints().noneMatch(InvisibleCharacters::hides);
    }

    /** UTF-8 with every nonsense replaced; behind a byte 0xFF, UTF-16 as it is, with halves of characters as well. */
    public static String text(byte[] input) {
        if (input.length == 0 || input[0] != (byte) 0xFF) return new String(input, StandardCharsets.UTF_8);
        char[] characters = new char[(input.length - 1) / 2];
        for (int i = 0; i < characters.length; i++)
            characters[i] = (char) ((input[1 + 2 * i] & 0xFF) << 8 | input[2 + 2 * i] & 0xFF);
        return new String(characters);
    }

    /** The lines of the input; a text that has lines of its own is the last one, with all that follows. */
    public static String[] lines(byte[] input, int most) {
        return Arrays.copyOf(text(input).split("\n", most), most);
    }

    /** The object that the bytes are as JSON; empty if they are none. */
    public static Optional<Map<String, Object>> object(byte[] input) {
        try {
            return Optional.ofNullable(JSON.readValue(input, new TypeReference<Map<String, Object>>() {}));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
