package org.ncbrelay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void whateverWasSentTheAnswerIsBounded() {
        List<Violation> many = IntStream.range(0, 80_000)
                .mapToObj(i -> new Violation("f" + i, "is unknown"))
                .toList();
        Refusal.Invalid refusal = new Refusal.Invalid(many);
        assertThat(refusal.violations()).hasSize(Refusal.Invalid.MOST + 1).startsWith(many.get(0));
        assertThat(refusal.getMessage()).hasSizeLessThan(30_000).endsWith("79000 more are wrong");
    }

    @Test
    void upToTheBoundEachIsNamed() {
        List<Violation> all = IntStream.range(0, Refusal.Invalid.MOST)
                .mapToObj(i -> new Violation("f" + i, "is unknown"))
                .toList();
        assertThat(new Refusal.Invalid(all).violations()).isEqualTo(all);
    }
}
