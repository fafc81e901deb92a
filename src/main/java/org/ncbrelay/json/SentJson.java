package org.ncbrelay.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** What JSON from outside may have at most, wherever it is read: the body of a call, or an answer within one that is JSON itself. */
public final class SentJson {
    /**
     * Keys, values, and beginnings and ends of lists and objects; our default. Without it, a body that consists of {@code []} alone would
     * take many times its length in memory.
     */
    public static final int MOST_TOKENS = 20_000;

    /** Characters that are decoded at once. */
    private static final int AT_ONCE = 8192;

    private SentJson() {}

    /** @param deepest levels of nesting */
    public static StreamReadConstraints.Builder bounds(int deepest) {
        return StreamReadConstraints.builder().maxNestingDepth(deepest).maxTokenCount(MOST_TOKENS);
    }

    /**
     * Jackson compares a short key with those that it knows before it decodes it, padded with bytes 0xFF: a key that begins with such a byte,
     * which no UTF-8 has, would be taken for the known key behind it.
     *
     * @param body that Jackson takes for UTF-8, or for UTF-16 or UTF-32, which it decodes first (RFC 4627, section 3)
     * @throws CharacterCodingException if it is none
     */
    public static void checkEncoding(byte[] body) throws CharacterCodingException {
        if (!isForUtf8(body)) return;
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer passed = CharBuffer.allocate(Math.min(body.length + 1, AT_ONCE));
        CoderResult result;
        do {
            result = decoder.decode(bytes, passed, true);
            if (result.isError()) result.throwException();
            passed.clear();
        } while (result.isOverflow());
    }

    /** One of the first two bytes is zero in each other encoding, or both are a mark of the order of bytes. */
    private static boolean isForUtf8(byte[] body) {
        if (body.length < 2) return true;
        int first = (body[0] & 0xFF) << 8 | body[1] & 0xFF;
        return body[0] != 0 && body[1] != 0 && first != 0xFEFF && first != 0xFFFE;
    }
}
