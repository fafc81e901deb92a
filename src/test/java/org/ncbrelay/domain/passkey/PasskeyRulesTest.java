package org.ncbrelay.domain.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;

class PasskeyRulesTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:15:30Z");
    private static final Proof PASSWORD = new Proof(NOW, false);
    private static final Proof PASSKEY = new Proof(NOW, true);

    private final PasskeyRules rules = new PasskeyRules(Set.of(Role.OPERATOR, Role.NCB_HEAD));

    @Test
    void aPasskeyIsRequiredForTheNamedRolesWhateverOthersThePersonHas() {
        assertThat(rules.isRequired(List.of("ncb-officers", "ncb-heads"))).isTrue();
        assertThat(rules.isRequired(List.of("operators"))).isTrue();
        assertThat(rules.isRequired(List.of("ncb-officers", "something-else"))).isFalse();
        assertThat(new PasskeyRules(Set.of()).isRequired(List.of("operators"))).isFalse();
    }

    @Test
    void aProofIsGoodForFiveMinutes() {
        Instant last = NOW.plus(Proof.RECENT).minusNanos(1);
        assertThat(rules.isEnough(PASSWORD, false, List.of(), last)).isTrue();
        assertThat(rules.isEnough(PASSWORD, false, List.of(), last.plusNanos(1)))
                .isFalse();
        assertThat(rules.isEnough(PASSKEY, true, List.of(of("one")), NOW.plus(Duration.ofMinutes(6))))
                .isFalse();
    }

    @Test
    void whoMustHaveOneProvesItByOneUnlessThereIsNoneYet() {
        assertThat(rules.isEnough(PASSWORD, true, List.of(), NOW)).isTrue();
        assertThat(rules.isEnough(PASSWORD, true, List.of(of("one")), NOW)).isFalse();
        assertThat(rules.isEnough(PASSKEY, true, List.of(of("one")), NOW)).isTrue();
        assertThat(rules.isEnough(PASSWORD, false, List.of(of("one")), NOW)).isTrue();
    }

    @Test
    void withoutAProofNothingIsRegisteredOrRemoved() {
        Instant later = NOW.plus(Proof.RECENT);
        assertThatThrownBy(() -> rules.requireRegistration(PASSKEY, false, List.of(), later))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> rules.requireRemoval(PASSKEY, false, List.of(of("one")), "one", later))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void thereAreTenAtMost() {
        assertThatCode(() -> rules.requireRegistration(PASSKEY, true, Collections.nCopies(9, of("one")), NOW))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> rules.requireRegistration(PASSKEY, true, Collections.nCopies(10, of("one")), NOW))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void theLastOneThatWorksStaysWithWhoMustHaveOne() {
        List<Passkey> two = List.of(of("one"), of("other"));
        assertThatCode(() -> rules.requireRemoval(PASSKEY, true, two, "one", NOW))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> rules.requireRemoval(PASSKEY, true, List.of(of("one")), "one", NOW))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> rules.requireRemoval(PASSKEY, true, List.of(of("one"), copied("other")), "one", NOW))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatCode(() -> rules.requireRemoval(PASSWORD, false, List.of(of("one")), "one", NOW))
                .doesNotThrowAnyException();
    }

    @Test
    void somebodyElsesIsMissing() {
        assertThatThrownBy(() -> rules.requireRemoval(PASSKEY, false, List.of(of("one")), "theirs", NOW))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({"0,0,true", "0,1,true", "1,2,true", "1,1,false", "2,1,false", "1,0,false"})
    void theCounterGrowsUnlessNeitherCounts(long stored, long presented, boolean can) {
        Passkey passkey = new Passkey("one", "ncb.ken", null, null, stored, "Key", NOW, null, null);
        assertThat(passkey.canCount(presented)).isEqualTo(can);
    }

    private static Passkey of(String id) {
        return new Passkey(id, "ncb.ken", null, null, 0, "Key", NOW, null, null);
    }

    private static Passkey copied(String id) {
        return new Passkey(id, "ncb.ken", null, null, 0, "Key", NOW, null, NOW);
    }
}
