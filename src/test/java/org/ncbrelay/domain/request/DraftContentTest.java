package org.ncbrelay.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftContentTest {
    @Test
    void aNumberIsTheSameWhateverItsType() {
        assertThat(DraftContent.isSame(
                        Map.of("specimens", List.of(Map.of("quantity", 3))),
                        Map.of("specimens", List.of(Map.of("quantity", new BigDecimal("3.0"))))))
                .isTrue();
    }

    @Test
    void aWordMoreIsAnotherText() {
        assertThat(DraftContent.isSame(Map.of("title", "Ivory"), Map.of("title", "Ivory again")))
                .isFalse();
        assertThat(DraftContent.isSame(Map.of("title", "Ivory"), Map.of("title", "Ivory", "purpose", "WARNING")))
                .isFalse();
        assertThat(DraftContent.isSame(Map.of("persons", List.of()), Map.of("persons", List.of(Map.of()))))
                .isFalse();
    }

    /** Whether something is still online is asked for: “no” is an answer, which has to be stored. */
    @Test
    void aBoxThatIsNotTickedIsAnAnswerButNothingThatWasWritten() {
        Map<String, Object> seen = Map.of("directContact", Map.of("requested", false), "neutralityDeclared", false);
        Map<String, Object> prefilled = Map.of("directContact", Map.of("requested", false));

        assertThat(DraftContent.isSame(seen, prefilled)).isFalse();
        assertThat(DraftContent.isUnwritten(seen, prefilled)).isTrue();
        assertThat(DraftContent.isUnwritten(Map.of("title", "Ivory"), prefilled))
                .isFalse();
    }
}
