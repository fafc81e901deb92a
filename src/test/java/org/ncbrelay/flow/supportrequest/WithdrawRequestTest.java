package org.ncbrelay.flow.supportrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.FRENCH_HEAD;
import static org.ncbrelay.fakes.Samples.GS;
import static org.ncbrelay.fakes.Samples.HEAD;
import static org.ncbrelay.fakes.Samples.LEAD;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeRelay;

class WithdrawRequestTest {
    private final FakeRelay relay = new FakeRelay();
    private final WithdrawRequest withdraw =
            new WithdrawRequest(relay.cases, relay.capabilities, relay.process.port(), relay.journal, relay.clock);

    @Test
    void agencyAndNcbWithdrawAndTheGeneralSecretariatLearnsOfIt() {
        for (Officer officer : List.of(AGENCY, NCB, HEAD)) {
            relay.has(CaseStatus.IN_SUPPORT);

            withdraw.withdraw(REFERENCE, "Arrested", officer);

            assertThat(relay.status()).isEqualTo(CaseStatus.WITHDRAWN);
        }
        assertThat(relay.process.calls()).hasSize(3).containsOnly("relay@KEN withdrawn KEN-2026-000001");
        assertThat(relay.journal.copies).contains("WITHDRAWAL KEN-2026-000001 to GENERAL_SECRETARIAT");
        assertThat(relay.journal.letters).contains("REQUEST_WITHDRAWN to KEN");
    }

    @Test
    void nobodyElseWithdraws() {
        relay.has(CaseStatus.IN_SUPPORT);

        for (Officer other : List.of(GS, ANALYST, LEAD, FRENCH_HEAD))
            assertThatThrownBy(() -> withdraw.withdraw(REFERENCE, "Arrested", other))
                    .isInstanceOf(Refusal.Forbidden.class);
        assertThat(relay.process.calls()).isEmpty();
    }

    @Test
    void aReasonIsGivenAndHasAnEnd() {
        relay.has(CaseStatus.IN_SUPPORT);

        assertThatThrownBy(() -> withdraw.withdraw(REFERENCE, " ", AGENCY)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> withdraw.withdraw(REFERENCE, "x".repeat(2001), AGENCY))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "DECLINED", "WITHDRAWN"})
    void anEndedCaseIsNotWithdrawn(CaseStatus status) {
        relay.has(status);

        assertThatThrownBy(() -> withdraw.withdraw(REFERENCE, "Arrested", AGENCY))
                .isInstanceOf(Refusal.Conflict.class);
    }
}
