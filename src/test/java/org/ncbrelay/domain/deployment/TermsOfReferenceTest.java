package org.ncbrelay.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.request.Confidentiality;

class TermsOfReferenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);

    @Test
    void everyMissingFieldIsNamedAtOnce() {
        Refusal.Invalid refused = catchThrowableOfType(
                Refusal.Invalid.class,
                () -> new TermsOfReference(
                        " ", null, null, null, null, 0, null, null, null, null, null, null, null, null, null));

        assertThat(refused.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        ("purpose legalBasis hostLeadAgency places startsOn workingDays tasksInScope "
                                        + "tasksOutOfScope team evidenceRules confidentiality mediaRule costBearer "
                                        + "emergencyContact reporting")
                                .split(" "));
    }

    @Test
    void aMissionLastsOneToTwentyWorkingDays() {
        assertThatCode(() -> terms(1)).doesNotThrowAnyException();
        assertThatCode(() -> terms(20)).doesNotThrowAnyException();
        assertThatThrownBy(() -> terms(21)).hasMessage("workingDays: must be 1 to 20 working days");
    }

    @Test
    void theyFitTheDayAndTheLevelOfTheRequest() {
        assertThatCode(() -> terms(5).requireFit(DAY, Confidentiality.RESTRICTED))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> terms(5).requireFit(DAY.plusDays(1), Confidentiality.RESTRICTED))
                .hasMessageStartingWith("startsOn");
        assertThatThrownBy(() -> terms(5).requireFit(DAY, Confidentiality.CONFIDENTIAL))
                .hasMessageStartingWith("confidentiality");
    }

    private static TermsOfReference terms(int days) {
        return terms(DAY, days);
    }

    static TermsOfReference terms(LocalDate startsOn, int days) {
        return new TermsOfReference(
                "Read nine phones",
                "Act on wildlife, section 92",
                "Wildlife Crime Investigation Unit",
                "Nairobi",
                startsOn,
                days,
                "Digital forensics",
                "Arrests",
                "Two experts",
                "Evidence stays with the host",
                Confidentiality.RESTRICTED,
                TermsOfReference.MediaRule.NONE,
                TermsOfReference.CostBearer.SHARED,
                "Duty desk",
                "Daily");
    }
}
