package org.ncbrelay.domain.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.AdministrationChange.State;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.domain.administration.Proposal.PasswordHash;

class AdministrationChangeTest {
    private static final OrganisationCode KEN = new OrganisationCode("KEN");
    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");
    private static final Proposal PASSWORD =
            new Proposal(ChangeKind.SET_PASSWORD, "ncb.ken", null, Map.of(), new PasswordHash("{ARGON2ID}x", "salt"));

    private final AdministrationChange asked = AdministrationChange.asked(PASSWORD, KEN, "first", NOW);

    @Test
    void anotherOperatorConfirmsAndThePasswordIsForgotten() {
        AdministrationChange confirmed = asked.confirmed("second", KEN, NOW.plusSeconds(1));

        assertThat(confirmed.state()).isEqualTo(State.CONFIRMED);
        assertThat(confirmed.decidedBy()).isEqualTo("second");
        assertThat(confirmed.proposal().password()).isNull();
    }

    @Test
    void whoeverAskedDoesNotConfirm() {
        assertThatThrownBy(() -> asked.confirmed("first", KEN, NOW)).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void whomItIsAboutDoesNotConfirm() {
        assertThatThrownBy(() -> asked.confirmed("ncb.ken", KEN, NOW)).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void itCanBeConfirmedUntilItExpiresAndNotAtThatMoment() {
        Instant end = NOW.plus(Duration.ofDays(7));

        assertThat(asked.confirmed("second", KEN, end.minusNanos(1)).state()).isEqualTo(State.CONFIRMED);
        assertThatThrownBy(() -> asked.confirmed("second", KEN, end)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> asked.refused("second", end)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void whatWasDecidedStaysDecided() {
        AdministrationChange refused = asked.refused("first", NOW);

        assertThatThrownBy(() -> refused.confirmed("second", KEN, NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> asked.confirmed("second", KEN, NOW).refused("third", NOW))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aHashEndsInNoLog() {
        assertThat(asked.toString()).doesNotContain("ARGON2ID", "salt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "../x", "a'b", ".hidden"})
    void anIdIsOneOfTheEngine(String id) {
        assertThatThrownBy(() -> Proposal.of(ChangeKind.DELETE_ACCOUNT, id, null))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aTextThatTheDatabaseCouldNotKeepIsRefused() {
        for (String text : new String[] {"\0", "a\nb", "\ud800", "x".repeat(256)})
            assertThatThrownBy(() ->
                            new Proposal(ChangeKind.CHANGE_PROFILE, "ncb.ken", null, Map.of("firstName", text), null))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageContaining("firstName");
    }
}
