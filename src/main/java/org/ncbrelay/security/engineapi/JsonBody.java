package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.json.SentJson;

/**
 * A body as we read it, written anew for the engine: what was checked is what the engine gets, whatever another reader would make of
 * the sender's bytes (a key twice, another encoding, something after the end).
 *
 * @param content never null; an empty object where there was no body
 */
public record JsonBody(JsonNode content) {
    /** Levels of nesting; our default: the deepest open call has four. */
    private static final int DEEPEST = 16;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(SentJson.bounds(DEEPEST).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * @param body as it was sent
     * @throws Refusal.Invalid if it is no JSON, or is nested too deeply, or names a key twice
     */
    public static JsonBody of(byte[] body) {
        if (body.length == 0) return new JsonBody(JSON.createObjectNode());
        try {
            SentJson.checkEncoding(body);
            JsonNode content = JSON.readTree(body);
            return new JsonBody(content == null || content.isMissingNode() ? JSON.createObjectNode() : content);
        } catch (StreamConstraintsException exceeded) {
            throw new Refusal.Invalid(
                    "body",
                    "must have at most %d keys and values and %d levels".formatted(SentJson.MOST_TOKENS, DEEPEST));
        } catch (CharacterCodingException otherwiseEncoded) {
            throw new Refusal.Invalid("body", "is not valid UTF-8");
        } catch (IOException | NumberFormatException unreadable) {
            // Also numbers whose exponent is one of more than 31 bits.
            throw new Refusal.Invalid("body", "is not well-formed JSON");
        }
    }

    /** UTF-8. */
    public byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
