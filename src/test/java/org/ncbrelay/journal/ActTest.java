package org.ncbrelay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.Letter;

class ActTest {
    private static final Act RETURNED = Act.of(EventKind.REQUEST_RETURNED, REFERENCE, NCB);
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final Act RECALLED = Act.of(
            IntelligenceEventKind.RECALLED,
            new CaseReference("INT-2026-000017"),
            Officer.relay(OrganisationCode.INTERPOL));

    @Test
    void anActIsAddressedToNobodyAndSaysNothingUnlessToldSo() {
        assertThat(RETURNED.addressee()).isEmpty();
        assertThat(RETURNED.note()).isEmpty();
        assertThat(RETURNED.letters()).isEmpty();
        assertThat(RETURNED.copies()).isEmpty();
        assertThat(RECALLED.country()).as("for INTERPOL alone").isEmpty();
    }

    @Test
    void theBureauOfTheCaseIsNamedByItsCountry() {
        assertThat(RETURNED.toNcb().addressee().map(Addressee::name)).contains("NCB KEN");
        assertThat(RETURNED.toInterpol().addressee().map(Addressee::name)).contains("INTERPOL");
        assertThat(Addressee.ncb(OrganisationCode.INTERPOL)).isEqualTo(Addressee.INTERPOL);
    }

    @Test
    void intelligenceMayBeReadByTheCountryThatIsAddressedOrAnswers() {
        assertThat(RECALLED.toNcb(KENYA).country()).contains(KENYA);
        assertThat(RECALLED.toNcb(KENYA).addressee().map(Addressee::name)).contains("NCB KEN");
        assertThat(RECALLED.toInterpolFrom(KENYA).country()).contains(KENYA);
        assertThat(RECALLED.toInterpolFrom(KENYA).addressee()).contains(Addressee.INTERPOL);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void aFieldThatWasLeftEmptyIsNoNote(String text) {
        assertThat(RETURNED.noting(text).note()).isEmpty();
    }

    @Test
    void aLetterGoesToTheAddresseeUnlessAnotherIsNamed() {
        Act act = RETURNED.toNcb().withLetter(Letter.REMINDER).withLetter(Letter.ESCALATION, Addressee.INTERPOL);

        assertThat(act.letters())
                .extracting(letter -> letter.letter() + " to " + letter.organisation())
                .containsExactly("REMINDER to KEN", "ESCALATION to INTERPOL");
    }

    @Test
    void noLetterGoesToNobody() {
        assertThatThrownBy(() -> RETURNED.withLetter(Letter.REMINDER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("REQUEST_RETURNED");
        assertThatThrownBy(() -> RETURNED.to(Addressee.IIS).withLetter(Letter.REMINDER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IIS");
    }

    @Test
    void theCopyHasItsIdBeforeItIsWritten() {
        Act act = RETURNED.copiedToNcb(CopySubject.DELIVERY, "1");

        assertThat(act.copyId()).isEqualTo(act.copies().get(0).id()).isNotNull();
        assertThatThrownBy(RETURNED::copyId).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(act.copiedToNcb(CopySubject.DELIVERY, "2")::copyId)
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyEscalationHasItsLineOnTheTimeline(Escalation escalation) {
        IntelligenceEventKind kind = IntelligenceEventKind.of(escalation);

        assertThat(kind).hasToString("REMINDED_" + escalation);
    }
}
