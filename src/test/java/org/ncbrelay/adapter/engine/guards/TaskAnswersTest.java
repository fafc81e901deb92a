package org.ncbrelay.adapter.engine.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.ncbrelay.json.SentJson;

class TaskAnswersTest {
    @Test
    void aListComesAsJson() {
        assertThat(value("[\"KEN\", \"FRA\"]")).isEqualTo(List.of("KEN", "FRA"));
    }

    @Test
    void aListOfMorePartsThanABodyMayHaveIsATextAndNoList() {
        String many = "[" + String.join(",", Collections.nCopies(SentJson.MOST_TOKENS, "[]")) + "]";

        assertThat(value(many)).isEqualTo(many);
    }

    @Test
    void aListThatIsNestedTooDeeplyIsATextAndNoList() {
        String deep = "[".repeat(17) + "]".repeat(17);

        assertThat(value(deep)).isEqualTo(deep);
    }

    private static Object value(String json) {
        return TaskAnswers.value(SpinValues.jsonValue(json).create());
    }
}
