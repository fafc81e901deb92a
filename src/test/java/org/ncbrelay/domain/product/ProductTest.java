package org.ncbrelay.domain.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.NOW;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.fakes.Samples;

class ProductTest {
    @Test
    void itsDigestChangesWithItsText() {
        Product report = Samples.report(1);

        assertThat(report.sha256()).hasSize(64).isEqualTo(Samples.report(2).sha256());
        assertThat(with("Another title", report.body()).sha256()).isNotEqualTo(report.sha256());
        assertThat(with(report.title(), "Another body").sha256()).isNotEqualTo(report.sha256());
    }

    @Test
    void itIsReviewedBySomebodyElse() {
        assertThatThrownBy(() -> Samples.report(1).requireReviewableBy("analyst"))
                .isInstanceOf(Refusal.Forbidden.class);
        Samples.report(1).requireReviewableBy("lead");
    }

    @Test
    void itHasATitleAndABody() {
        assertThatThrownBy(() -> with(" ", "Body")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> with("Title", null)).isInstanceOf(Refusal.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({"D, 1", "A, 5", "AB, 1", ", 1", "A,"})
    void aGradingIsOneOfSixteen(String source, String information) {
        assertThatThrownBy(() -> new Grading(source, information)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aGradingReadsAsAnalystsWriteIt() {
        assertThat(new Grading("X", "4")).hasToString("X4");
    }

    private static Product with(String title, String body) {
        Product report = Samples.report(1);
        return new Product(
                report.id(),
                REFERENCE,
                report.capability(),
                report.kind(),
                1,
                title,
                body,
                null,
                Confidentiality.RESTRICTED,
                null,
                report.grading(),
                List.of(),
                report.writtenBy(),
                NOW);
    }
}
