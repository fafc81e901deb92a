package org.ncbrelay.flow.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.HEAD;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeRelay;

class AuthorizationStepTest {
    private final FakeRelay relay = new FakeRelay();
    private final AuthorizationStep step = new AuthorizationStep(
            relay.cases,
            relay.authorizations,
            relay.journal,
            relay.countries,
            new RerouteDeliveries(relay.deliveries, relay.journal),
            relay.clock);

    @Test
    void aGrantTakesScopeAndEndFromTheRequestWhereTheNcbLeavesThem() {
        relay.has(CaseStatus.ACKNOWLEDGED);

        step.grant(REFERENCE, null, null, HEAD);

        AuthorizationFact grant = relay.facts.get(0);
        assertThat(grant.scope()).isEqualTo("Three accounts");
        assertThat(grant.agency()).isEqualTo("Wildlife Crime Unit");
        // The last day ends at midnight in Nairobi.
        assertThat(grant.validUntil()).isEqualTo(Instant.parse("2027-05-31T21:00:00Z"));
        assertThat(relay.journal.letters)
                .containsExactly("DIRECT_CONTACT_GRANTED to desk@wciu.example", "DIRECT_CONTACT_GRANTED to INTERPOL");
    }

    @Test
    void theNcbMayNarrowScopeAndEnd() {
        relay.has(CaseStatus.ACKNOWLEDGED);

        step.grant(REFERENCE, "One account", LocalDate.parse("2026-10-31"), HEAD);

        AuthorizationFact grant = relay.facts.get(0);
        assertThat(grant.scope()).isEqualTo("One account");
        assertThat(grant.validUntil()).isEqualTo(Instant.parse("2026-10-31T21:00:00Z"));
    }

    @Test
    void aRefusalNeedsAReason() {
        relay.has(CaseStatus.ACKNOWLEDGED);

        assertThatThrownBy(() -> step.refuse(REFERENCE, " ", HEAD)).isInstanceOf(Refusal.Invalid.class);
        step.refuse(REFERENCE, "Before the court", HEAD);

        assertThat(relay.facts).extracting(AuthorizationFact::reason).containsExactly("Before the court");
    }

    @Test
    void aDecisionIsNeverTakenTwice() {
        relay.has(CaseStatus.ACKNOWLEDGED);
        step.refuse(REFERENCE, "Before the court", HEAD);

        assertThatThrownBy(() -> step.grant(REFERENCE, null, null, NCB))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("ncbhead.ken");
    }
}
