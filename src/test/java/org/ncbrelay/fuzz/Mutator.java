package org.ncbrelay.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Changes bytes as fuzzers do: a bit, a byte, a part left out, twice or elsewhere, a part of another input, a word that means something. */
public final class Mutator {
    /** Words on which readers are known to stumble. */
    static final List<String> WORDS = List.of(
            "\0",
            "\u202E",
            "\u200B",
            "\u3164",
            "\uFEFF",
            "\uFE0F",
            "\u200D",
            "\uD83D\uDE00",
            "\u2028",
            "\u0130",
            "\u0663",
            "\\u0000",
            "\\ud800",
            "\r\n",
            "\t",
            "\"",
            "'",
            "\\",
            "/../",
            "..%2f",
            "%00",
            "%",
            ";",
            ",",
            "=",
            "&",
            "+",
            "-",
            "null",
            "true",
            "NaN",
            "1e999999999",
            "-1",
            "0",
            "9223372036854775808",
            "+999999999-12-31",
            "-999999999-01-01",
            "2026-02-30",
            "2026-11-25T08:15:00Z",
            "[",
            "]",
            "{",
            "}",
            "[[[[[[[[[[[[[[[[[[[[[[[[",
            "${7*7}",
            "{{reference}}",
            "**",
            "' OR 1=1 --",
            "<script>",
            "http://",
            "xn--",
            "KEN-2026-000001",
            "FRA");

    private static final int MOST_CHANGES = 4;
    private static final int LONGEST = 64 * 1024;

    private final Random random;
    private final List<byte[]> others;

    /** @param others of which parts are taken; may be empty */
    public Mutator(Random random, List<byte[]> others) {
        this.random = random;
        this.others = others;
    }

    /** Another input near to this one, of at most 64 KiB. */
    public byte[] mutate(byte[] input) {
        byte[] mutated = input;
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) mutated = once(mutated);
        return mutated.length <= LONGEST ? mutated : java.util.Arrays.copyOf(mutated, LONGEST);
    }

    private byte[] once(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = from + random.nextInt(Math.min(16, input.length - from) + 1);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(input, from);
            case 1 -> joined(input, from, bytes(random.nextInt(4) + 1), from);
            case 2 -> joined(input, from, new byte[0], to);
            case 3 -> joined(input, from, part(input), from);
            case 4 ->
                joined(
                        input,
                        from,
                        others.isEmpty() ? part(input) : part(others.get(random.nextInt(others.size()))),
                        to);
            case 5 -> joined(input, from, repeated(part(input)), from);
            default ->
                joined(
                        input,
                        from,
                        WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8),
                        random.nextBoolean() ? from : to);
        };
    }

    private byte[] flipped(byte[] input, int at) {
        if (at == input.length) return input;
        byte[] flipped = input.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] part(byte[] of) {
        int from = random.nextInt(of.length + 1);
        int length = random.nextInt(Math.min(64, of.length - from) + 1);
        return java.util.Arrays.copyOfRange(of, from, from + length);
    }

    private byte[] repeated(byte[] part) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int times = 1 + random.nextInt(100); times > 0; times--) all.writeBytes(part);
        return all.toByteArray();
    }

    /** The bytes before {@code from}, others, and those from {@code to} on. */
    private static byte[] joined(byte[] input, int from, byte[] middle, int to) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(input, 0, from);
        all.writeBytes(middle);
        all.write(input, to, input.length - to);
        return all.toByteArray();
    }
}
