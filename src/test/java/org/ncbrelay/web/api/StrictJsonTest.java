package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.json.SentJson;
import org.ncbrelay.security.bodies.BodyLimits;
import org.ncbrelay.security.engineapi.JsonBody;

class StrictJsonTest {
    private final StrictJson strict = new StrictJson();

    /** Both brackets of the object and of the list, the key, and each text. */
    @Test
    void aBodyHasAsManyKeysAndValuesAsAreAllowed() {
        Map<String, Object> read = read(listOf(SentJson.MOST_TOKENS - 5));

        assertThat(read.get("title"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(SentJson.MOST_TOKENS - 5);
    }

    @Test
    void oneMoreIsRefusedAndTheAnswerSaysWhatIsAllowed() {
        assertThatThrownBy(() -> read(listOf(SentJson.MOST_TOKENS - 4)))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.message()).contains("20000")));
    }

    @Test
    void aBodyOfTheLargestSizeThatConsistsOfEmptyListsIsRefused() {
        String lists = "{\"title\": [" + "[],".repeat((BodyLimits.LARGEST - 100) / 3) + "[]]}";

        assertThatThrownBy(() -> read(lists)).isInstanceOf(Refusal.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{} {}", "{\"a\": 1, \"a\": 2}"})
    void whatIsNotOneObjectIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Refusal.Invalid.class);
    }

    /** A known key behind a byte that no UTF-8 has. */
    @Test
    void aKeyIsNotTakenForAKnownOneWithAByteLess() {
        assertThat(read("{\"id\": 1}")).containsOnlyKeys("id");

        byte[] sent = "{\"?id\": 1}".getBytes(StandardCharsets.US_ASCII);
        sent[2] = (byte) 0xFF;
        assertThatThrownBy(() -> strict.read(sent))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aLongBodyInUtf8IsReadWhole() {
        String title = "\u0641\u064A\u0644 \uD83D\uDC18".repeat(20_000);

        assertThat(read("{\"title\": \"" + title + "\"}")).containsEntry("title", title);
    }

    /** A proxy that inspects bodies would read something else than we do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-16",
                "UTF-16BE",
                "UTF-16LE",
                "UTF-32",
                "UTF-32BE",
                "UTF-32LE",
                "ISO-8859-1",
                "x-UTF-16LE-BOM"
            })
    void aBodyInAnotherEncodingIsRefusedByName(String encoding) {
        assertThatThrownBy(() -> strict.read("{\"id\": \"\u00E9\"}".getBytes(Charset.forName(encoding))))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("not valid UTF-8");
        assertThatThrownBy(() -> JsonBody.of("{\"id\": \"\u00E9\"}".getBytes(Charset.forName(encoding))))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("not valid UTF-8");
    }

    @Test
    void nestingHasABound() {
        assertThat(read("{\"a\": " + "[".repeat(19) + "]".repeat(19) + "}")).containsOnlyKeys("a");
        assertThatThrownBy(() -> read("{\"a\": " + "[".repeat(20) + "]".repeat(20) + "}"))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("20 levels");
    }

    private static String listOf(int texts) {
        return "{\"title\": [" + String.join(",", Collections.nCopies(texts, "\"x\"")) + "]}";
    }

    private Map<String, Object> read(String body) {
        return strict.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
