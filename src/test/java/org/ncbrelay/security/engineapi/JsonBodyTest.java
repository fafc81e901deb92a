package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.json.SentJson;

class JsonBodyTest {
    @Test
    void aBodyHasAsManyKeysAndValuesAsAreAllowed() {
        assertThat(body(SentJson.MOST_TOKENS - 2).content()).hasSize(SentJson.MOST_TOKENS - 2);
    }

    @Test
    void oneMoreIsRefusedAndTheAnswerSaysWhatIsAllowed() {
        assertThatThrownBy(() -> body(SentJson.MOST_TOKENS - 1))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("at most 20000 keys and values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"a\",\"name\":\"b\"}", "{} {}", "{\"name\":", "{'name':1}", "/* */{}"})
    void whatAnotherReaderCouldUnderstandOtherwiseIsRefused(String body) {
        assertThatThrownBy(() -> JsonBody.of(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aBodyThatIsNestedTooDeeplyIsRefused() {
        String deep = "{\"a\":".repeat(500) + "1" + "}".repeat(500);
        assertThatThrownBy(() -> JsonBody.of(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void noBodyIsAnEmptyObject() {
        assertThat(JsonBody.of(new byte[0]).content()).isEmpty();
    }

    /** UTF-32, which a reader of JSON knows by its first bytes, with a character beyond the last one. */
    @Test
    void charactersThatDoNotExistAreNoJson() {
        byte[] sent = {0, 0, 0, '[', (byte) 0xF5, (byte) 0xFF, 0, 0};
        assertThatThrownBy(() -> JsonBody.of(sent))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("not well-formed JSON");
    }

    /** A known key behind a byte that no UTF-8 has. */
    @Test
    void aKeyIsNotTakenForAKnownOneWithAByteLess() {
        JsonBody.of("{\"id\": 1}".getBytes(StandardCharsets.UTF_8));

        byte[] sent = "{\"?id\": 1}".getBytes(StandardCharsets.US_ASCII);
        sent[2] = (byte) 0xFF;
        assertThatThrownBy(() -> JsonBody.of(sent)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aNumberThatNothingCanHoldIsRefused() {
        assertThatThrownBy(() -> JsonBody.of("{\"maxResults\": 1e7890123455}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("not well-formed JSON");
    }

    private static JsonBody body(int numbers) {
        String list = "[" + String.join(",", Collections.nCopies(numbers, "1")) + "]";
        return JsonBody.of(list.getBytes(StandardCharsets.UTF_8));
    }
}
