package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.security.engineapi.EngineApiClasses.EngineJson;

/**
 * The answer to a field of a form, with or without its type; no file and no serialized object. The engine reads a value by its type, and would
 * refuse one that does not fit without the name of its field.
 */
record TypedValue() implements JsonShape {
    private static final String INFO = "valueInfo";

    private static final Keys KEYS = JsonShape.keys("")
            .with("value", JsonShape.ANSWER)
            .with(
                    "type",
                    JsonShape.oneOf("String Boolean Integer Long Short Double Date Json Null"
                            + " string boolean integer long short double date json null"))
            .with(INFO, JsonShape.NOTHING);

    private static final Map<String, Class<?>> READ_AS = Map.of(
            "boolean", Boolean.class,
            "integer", Integer.class,
            "long", Long.class,
            "short", Short.class,
            "double", Double.class,
            "date", Date.class);

    private static final ObjectMapper AS_THE_ENGINE = new EngineJson().getContext(null);

    @Override
    public List<Violation> violations(JsonNode answer, String at) {
        List<Violation> wrong = KEYS.violations(informed(answer), at);
        if (!wrong.isEmpty()) return wrong;
        String type = answer.path("type").asText("");
        return fits(answer.path("value"), type.toLowerCase(Locale.ROOT))
                ? List.of()
                : List.of(new Violation(at, "must have a value of the type " + type));
    }

    /** Tasklist knows nothing of a list's value and sends null. */
    private static JsonNode informed(JsonNode answer) {
        return answer instanceof ObjectNode typed && typed.path(INFO).isNull()
                ? typed.deepCopy().without(INFO)
                : answer;
    }

    private static boolean fits(JsonNode value, String type) {
        if (value.isNull() || value.isMissingNode()) return true;
        if (type.equals("json")) return value.isTextual() && isJson(value.textValue());
        Class<?> wanted = READ_AS.get(type);
        if (wanted == null) return true;
        try {
            return !value.isArray() && AS_THE_ENGINE.readValue('"' + value.asText() + '"', wanted) != null;
        } catch (JsonProcessingException other) {
            return false;
        }
    }

    private static boolean isJson(String text) {
        try {
            JsonBody.of(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (Refusal.Invalid unreadable) {
            return false;
        }
    }
}
