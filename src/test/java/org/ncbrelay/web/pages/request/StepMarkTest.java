package org.ncbrelay.web.pages.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Violation;

class StepMarkTest {
    private final Map<String, Object> content = Map.of(
            "title", "Ivory",
            "agency", Map.of("name", "Wildlife Crime Unit"),
            "directContact", Map.of("requested", false),
            "persons", List.of(Map.of("name", "A seller")));

    @Test
    void aStepIsDoneWhereSomethingIsWrittenAndNothingIsWrong() {
        List<Violation> violations = List.of(new Violation("agency.email", "is required"));

        assertThat(marks(violations, false, 1))
                .filteredOn(StepMark::done)
                .extracting(StepMark::name)
                .containsExactly("NEED", "EVIDENCE", "PERSONS");
    }

    @Test
    void nothingIsWrongBeforeSomebodyAsks() {
        List<Violation> violations = List.of(new Violation("listings[0].platform", "is required"));

        assertThat(marks(violations, false, 0)).noneMatch(StepMark::wrong);
        assertThat(marks(violations, true, 0))
                .filteredOn(StepMark::wrong)
                .extracting(StepMark::name)
                .containsExactly("LISTINGS");
    }

    @Test
    void stepsAreNumberedAndTheReviewIsTheLast() {
        List<StepMark> marks = marks(List.of(), false, 0);

        assertThat(marks).extracting(StepMark::number).startsWith(1, 2, 3).endsWith(marks.size());
        assertThat(marks.get(marks.size() - 1).name()).isEqualTo("REVIEW");
        assertThat(marks)
                .filteredOn(StepMark::current)
                .extracting(StepMark::name)
                .containsExactly("AGENCY");
    }

    private List<StepMark> marks(List<Violation> violations, boolean checked, int evidence) {
        return StepMark.of(content, violations, Step.AGENCY, checked, evidence);
    }
}
