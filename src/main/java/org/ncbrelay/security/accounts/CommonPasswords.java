package org.ncbrelay.security.accounts;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Sha256;

/**
 * Passwords that guessing tools try first, known without asking anybody outside: a Bloom filter over a million breached passwords
 * (3 MB, a handful of look-ups for each question) and a list of our own. Of passwords that are not listed one in 100,000 is taken for
 * a listed one; no listed one is ever missed. Where the million came from: {@code security/NOTICE.txt}.
 */
final class CommonPasswords {
    /** First bytes of the file. */
    static final int FORMAT = 0x4e435031;

    private static final String FILTER = "/security/common-passwords.bloom";
    private static final String OWN = "/security/common-passwords.txt";
    /** Whatever is repeated in pieces this short is one that tools try; our default. */
    private static final int SHORT_PIECE = 4;

    private static final Pattern DECORATION = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private final Set<String> own;
    private final byte[] filter;
    private final int hashes;
    private final int size;

    /** Read once for all who ask. */
    static CommonPasswords shared() {
        return Shared.INSTANCE;
    }

    private CommonPasswords() {
        try (InputStream list = CommonPasswords.class.getResourceAsStream(OWN);
                DataInputStream bits = new DataInputStream(CommonPasswords.class.getResourceAsStream(FILTER))) {
            own = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
            if (bits.readInt() != FORMAT) throw new IOException(FILTER + " has another format");
            hashes = bits.readInt();
            size = bits.readInt();
            filter = bits.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How many passwords the filter was made of. */
    int size() {
        return size;
    }

    /**
     * Whether many people use the password, or one that differs from theirs by what tools vary: capitals, digits and signs around a
     * word, and a word said several times.
     */
    boolean contains(String password) {
        String folded = folded(password);
        if (isListed(folded)) return true;
        String piece = piece(folded);
        if (piece.length() < folded.length() && (piece.length() <= SHORT_PIECE || isListed(piece))) return true;
        String word = DECORATION.matcher(folded).replaceAll("");
        return !word.equals(folded) && !word.isEmpty() && isListed(piece(word));
    }

    boolean isListed(String folded) {
        return own.contains(folded) || isInFilter(folded);
    }

    static String folded(String password) {
        return Normalizer.normalize(password, Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private boolean isInFilter(String folded) {
        for (int place : places(folded, hashes, filter.length * 8L))
            if ((filter[place >>> 3] & 1 << (place & 7)) == 0) return false;
        return true;
    }

    /**
     * The bits that stand for a text (Kirsch and Mitzenmacher: two hashes make as many as are wanted).
     *
     * @param bits in the filter, below 2^31
     */
    static int[] places(String folded, int hashes, long bits) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(folded.getBytes(StandardCharsets.UTF_8)));
        long first = digest.getLong();
        long second = digest.getLong() | 1;
        int[] places = new int[hashes];
        for (int i = 0; i < hashes; i++) places[i] = (int) Long.remainderUnsigned(first + i * second, bits);
        return places;
    }

    /** The shortest text of which the whole is a repetition; the whole itself if there is none. */
    private static String piece(String text) {
        int again = (text + text).indexOf(text, 1);
        return text.substring(0, again);
    }

    private static final class Shared {
        private static final CommonPasswords INSTANCE = new CommonPasswords();
    }
}
