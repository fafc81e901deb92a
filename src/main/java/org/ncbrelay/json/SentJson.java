package org.ncbrelay.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** How JSON from outside must be encoded and what it may have at most, wherever it is read: the body of a call, or an answer within one that is JSON itself. */
public final class SentJson {
    /**
     * Keys, values, and beginnings and ends of lists and objects; our default. Without it, a body that consists of {@code []} alone would
     * take many times its length in memory.
     */
    public static final int MOST_TOKENS = 20_000;

    private SentJson() {}

    /** @param deepest levels of nesting */
    public static StreamReadConstraints.Builder bounds(int deepest) {
        return StreamReadConstraints.builder().maxNestingDepth(deepest).maxTokenCount(MOST_TOKENS);
    }

    /**
     * Refuses a body that is not in UTF-8 (RFC 8259, section 8.1), which Jackson reads too: a proxy that inspects bodies would read something
     * else. Nor does Jackson find what is broken: it compares a short key, padded with bytes 0xFF, with those that it knows before it decodes
     * it, so it would take a key that begins with such a byte for the known key behind it.
     *
     * @throws CharacterCodingException if the body is not valid UTF-8
     */
    public static void checkEncoding(byte[] body) throws IOException {
        // One of the first two bytes is zero in UTF-16 and UTF-32, if no mark of the order of bytes is, which is no
        // UTF-8.
        if (body.length > 1 && (body[0] == 0 || body[1] == 0)) throw new CharacterCodingException();
        new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder())
                .transferTo(Writer.nullWriter());
    }
}
