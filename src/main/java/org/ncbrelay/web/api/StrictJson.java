package org.ncbrelay.web.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Kind;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.json.SentJson;
import org.springframework.stereotype.Component;

/** Reads a JSON body as a neutral tree: no duplicate key, nothing after the end, numbers as they were written. */
@Component
public class StrictJson {
    static final Kind<String> REASON = Texts.narrative(1, 2000);

    private static final Pattern SHOWABLE = Pattern.compile("\\w{1,64}");

    private static final int DEEPEST = 20;
    private static final int MOST_DIGITS = 40;

    private final ObjectReader reader = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(SentJson.bounds(DEEPEST)
                            .maxNumberLength(MOST_DIGITS)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readerFor(new TypeReference<Map<String, Object>>() {});

    /** @throws Refusal.Invalid if the body is no JSON object, or one with a duplicate key, or has too many or too deep parts */
    public Map<String, Object> read(byte[] body) {
        try {
            SentJson.checkEncoding(body);
            Map<String, Object> tree = reader.readValue(body);
            if (tree == null) throw new Refusal.Invalid("", "The body must be a JSON object.");
            return tree;
        } catch (CharacterCodingException e) {
            throw new Refusal.Invalid("", "The body is not valid UTF-8.");
        } catch (JsonParseException e) {
            throw new Refusal.Invalid("", why(e));
        } catch (StreamConstraintsException e) {
            throw new Refusal.Invalid(
                    "",
                    "The body has more than %d keys and values, is nested more than %d levels deep, or has a number of more than %d digits."
                            .formatted(SentJson.MOST_TOKENS, DEEPEST, MOST_DIGITS));
        } catch (IOException e) {
            throw new Refusal.Invalid("", "The body must be one JSON object and nothing else.");
        }
    }

    /** @throws Refusal.Invalid naming every bad field */
    <T> T read(byte[] body, Function<Fields, T> reader) {
        return Fields.read(read(body), reader).orThrow();
    }

    /** A body that gives a reason and nothing else, for the document. */
    record Reason(String reason) {}

    /** @return the field {@code reason}, which the body has and no other; 1 to 2,000 characters, our default */
    String reason(byte[] body) {
        return read(body, fields -> {
            String reason = fields.required("reason", REASON);
            return fields.build(() -> reason);
        });
    }

    private static String why(JsonParseException e) {
        String said = String.valueOf(e.getOriginalMessage());
        if (said.startsWith("Duplicate field '")) {
            String key = said.substring(17, said.length() - 1);
            // A key is the sender's text too: it is only repeated where it cannot carry anything but a name.
            return SHOWABLE.matcher(key).matches()
                    ? "The key " + key + " stands twice in one object."
                    : "A key stands twice in one object.";
        }
        var at = e.getLocation();
        return "The body is not well-formed JSON (line %d, column %d).".formatted(at.getLineNr(), at.getColumnNr());
    }
}
