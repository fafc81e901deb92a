package org.ncbrelay.web.pages.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.support.CpuTime;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Rows come and go as people press the buttons, whether they have filled them in or not; and what each step is marked with. */
class SubmittedFormTest {
    private final MultiValueMap<String, String> values = new LinkedMultiValueMap<>();

    private final Map<String, Object> content = Map.of(
            "title", "Ivory",
            "agency", Map.of("name", "Wildlife Crime Unit"),
            "directContact", Map.of("requested", false),
            "persons", List.of(Map.of("name", "A seller")));

    /** Platforms of the rows; a dot is a blank row. */
    @ParameterizedTest(name = "{0} and {1} of {2}: {3}")
    @CsvSource({
        ".,                 add,    listings,    . .",
        ". Savanna,         add,    listings,    . Savanna .",
        ". . Savanna,       remove, listings[0], . Savanna",
        ". Savanna,         go,     SPECIMENS,   Savanna",
        "Coast Savanna,     copy,   listings,    Coast Savanna Savanna"
    })
    void rowsComeAndGoAsButtonsArePressed(String sent, String button, String of, String kept) {
        String[] platforms = sent.split(" ");
        sent(platforms.length);
        for (int i = 0; i < platforms.length; i++)
            if (!platforms[i].equals(".")) values.add("listings[" + i + "].platform", platforms[i]);
        values.add(button, of);
        assertThat(listings())
                .extracting(row -> row.getOrDefault("platform", "."))
                .containsExactly((Object[]) kept.split(" "));
    }

    /** Read as one, it would take seconds. */
    @Test
    void aNumberOfHalfAMillionDigitsStaysAText() {
        sent(1);
        values.add("listings[0].price.amount", "7".repeat(500_000));
        Duration taken = CpuTime.of(
                () -> assertThat(listings().get(0).get("price").toString()).hasSizeGreaterThan(500_000));
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }

    /** Nobody has to open a step to say that they do not ask for something. */
    @Test
    void notAskingForDirectContactIsAnAnswer() {
        assertThat(SubmittedForm.into(Map.of(), Step.NEED, values, ZoneOffset.UTC))
                .containsEntry("directContact", Map.of("requested", false));
    }

    /** On a slow line, somebody presses the menu above the fields before they have arrived. */
    @Test
    void whatHadNotArrivedAtTheBrowserYetStays() {
        Map<String, Object> stored = Map.of(
                "listings",
                List.of(
                        Map.of("platform", "Savanna Market", "stillOnline", true, "price", Map.of("amount", 40)),
                        Map.of("platform", "Coast Shop")));
        assertThat(SubmittedForm.into(stored, Step.LISTINGS, values, ZoneOffset.UTC))
                .containsAllEntriesOf(stored);

        values.add("rows.listings", "2");
        values.add("listings[0].platform", "Savanna Market, page 2");
        values.add("add", "listings");
        assertThat(SubmittedForm.into(stored, Step.LISTINGS, values, ZoneOffset.UTC)
                        .get("listings")
                        .toString())
                .contains("Savanna Market, page 2", "amount=40", "Coast Shop")
                .endsWith(", {}]");
    }

    @Test
    void whatHasArrivedAndIsEmptyIsNotKept() {
        sent(1);
        values.add("listings[0].platform", "");
        values.add("go", "SPECIMENS");
        assertThat(SubmittedForm.into(
                        Map.of("listings", List.of(Map.of("platform", "Coast Shop"))),
                        Step.LISTINGS,
                        values,
                        ZoneOffset.UTC))
                .doesNotContainKey("listings");
    }

    private void sent(int rows) {
        values.add("rows.listings", String.valueOf(rows));
        values.add(SubmittedForm.END, "1");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> listings() {
        return (List<Map<String, Object>>) SubmittedForm.into(Map.of(), Step.LISTINGS, values, ZoneOffset.UTC)
                .get("listings");
    }

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
