package org.ncbrelay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.port.Letter;

class IntelligenceActTest {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final IntelligenceAct RECALLED = IntelligenceAct.of(
            IntelligenceEventKind.RECALLED,
            new CaseReference("INT-2026-000017"),
            Officer.relay(OrganisationCode.INTERPOL));

    @Test
    void anActIsForInterpolAloneUnlessItSaysOtherwise() {
        assertThat(RECALLED.country()).isEmpty();
        assertThat(RECALLED.addressee()).isEmpty();
        assertThat(RECALLED.note()).isEmpty();
        assertThat(RECALLED.letters()).isEmpty();
    }

    @Test
    void whatIsAddressedToABureauMayBeReadByItsCountry() {
        assertThat(RECALLED.toNcb(KENYA).country()).contains(KENYA);
        assertThat(RECALLED.toNcb(KENYA).addressee().map(Addressee::name)).contains("NCB KEN");
    }

    @Test
    void whatACountryAnswersIsAddressedToInterpolAndMayBeReadByTheCountry() {
        assertThat(RECALLED.toInterpolFrom(KENYA).country()).contains(KENYA);
        assertThat(RECALLED.toInterpolFrom(KENYA).addressee()).contains(Addressee.INTERPOL);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void aFieldThatWasLeftEmptyIsNoNote(String text) {
        assertThat(RECALLED.noting(text).note()).isEmpty();
    }

    @Test
    void aLetterGoesToTheAddresseeUnlessAnotherIsNamed() {
        IntelligenceAct act =
                RECALLED.toNcb(KENYA).withLetter(Letter.REMINDER).withLetter(Letter.ESCALATION, Addressee.INTERPOL);

        assertThat(act.letters())
                .extracting(letter -> letter.letter() + " to " + letter.organisation())
                .containsExactly("REMINDER to KEN", "ESCALATION to INTERPOL");
    }

    @Test
    void noLetterGoesToNobody() {
        assertThatThrownBy(() -> RECALLED.withLetter(Letter.REMINDER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RECALLED");
    }

    @ParameterizedTest
    @EnumSource
    void everyEscalationIsCountedAsAReminder(Escalation escalation) {
        IntelligenceEventKind kind = IntelligenceEventKind.of(escalation);

        assertThat(kind).hasToString("REMINDED_" + escalation);
        assertThat(kind.isReminder()).isTrue();
    }
}
