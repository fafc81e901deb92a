package org.ncbrelay.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes bytes as fuzzers do: a bit, a byte, a part left out, twice or elsewhere, a part of another input, a word that means something. */
public record Mutator(Random random, List<byte[]> others) {
    private static final Path DICTIONARY = Path.of("src", "test", "fuzz", "words.dict");
    private static final Pattern BYTE = Pattern.compile("\\\\(?:x(..)|(.))|([^\\\\])");
    private static final List<byte[]> WORDS = words();

    private static final int MOST_CHANGES = 4;
    private static final int LONGEST = 64 * 1024;

    /** @param others of which parts are taken; may be empty */
    /** Words on which readers are known to stumble. */
    public static List<byte[]> words() {
        try (Stream<String> lines = Files.lines(DICTIONARY)) {
            return lines.filter(line -> line.startsWith("\""))
                    .map(line -> unescaped(line.substring(1, line.length() - 1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] unescaped(String word) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BYTE.matcher(word).results().forEach(each -> {
            String plain = each.group(2) == null ? each.group(3) : each.group(2);
            bytes.write(plain == null ? Integer.parseInt(each.group(1), 16) : plain.charAt(0));
        });
        return bytes.toByteArray();
    }

    /** Another input near to this one, of at most 64 KiB. */
    public byte[] mutate(byte[] input) {
        byte[] mutated = input;
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) mutated = once(mutated);
        return mutated.length <= LONGEST ? mutated : Arrays.copyOf(mutated, LONGEST);
    }

    private byte[] once(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = from + random.nextInt(Math.min(16, input.length - from) + 1);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(input, from);
            case 1 -> joined(input, from, bytes(random.nextInt(4) + 1), from);
            case 2 -> joined(input, from, new byte[0], to);
            case 3 -> joined(input, from, part(input), from);
            case 4 -> joined(input, from, part(others.isEmpty() ? input : any(others)), to);
            case 5 -> joined(input, from, repeated(part(input)), from);
            default -> joined(input, from, any(WORDS), random.nextBoolean() ? from : to);
        };
    }

    private byte[] any(List<byte[]> of) {
        return of.get(random.nextInt(of.size()));
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
        return Arrays.copyOfRange(of, from, from + length);
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
