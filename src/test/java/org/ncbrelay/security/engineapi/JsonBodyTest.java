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

    private static JsonBody body(int numbers) {
        String list = "[" + String.join(",", Collections.nCopies(numbers, "1")) + "]";
        return JsonBody.of(list.getBytes(StandardCharsets.UTF_8));
    }
}
