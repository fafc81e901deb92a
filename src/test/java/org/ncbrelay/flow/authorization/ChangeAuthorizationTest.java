package org.ncbrelay.flow.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.FRENCH_HEAD;
import static org.ncbrelay.fakes.Samples.GS;
import static org.ncbrelay.fakes.Samples.HEAD;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;
import static org.ncbrelay.fakes.Samples.REFERENCE;
import static org.ncbrelay.fakes.Samples.RELAY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.flow.RerouteDeliveries;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Action;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Change;
import org.ncbrelay.store.cases.Deliveries;

class ChangeAuthorizationTest {
    private final FakeRelay relay = new FakeRelay();
    private final Delivery direct = Delivery.prepared(
            REFERENCE, UUID.randomUUID(), Capability.INFORMATION_SHARING, Channel.DIRECT, "Wildlife Crime Unit", NOW);
    private final List<Delivery> unsent = new ArrayList<>(List.of(direct));
    private final RerouteDeliveries reroute = new RerouteDeliveries(
            PartialPort.of(
                    Deliveries.class,
                    Map.of(
                            "unsent", asked -> List.copyOf(unsent),
                            "reroute", made -> unsent.set(0, (Delivery) made[1]))),
            relay.journal);
    private final Set<String> authors = new HashSet<>();
    private final AuthorizationStep step = new AuthorizationStep(
            relay.cases, relay.authorizations, relay.journal, relay.countries, reroute, relay.clock);
    private final ChangeAuthorization change = new ChangeAuthorization(
            relay.cases,
            step,
            relay.acknowledgments,
            relay.authorizations,
            reroute,
            relay.journal,
            relay.process.port(),
            (reference, part) -> authors,
            relay.clock);

    @BeforeEach
    void openTheChannel() {
        relay.has(CaseStatus.IN_SUPPORT);
        relay.openDirectChannel();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPEND", "REVOKE"})
    void anEndedOrSuspendedGrantTurnsUnsentDeliveriesToTheNcb(Action action) {
        change.change(REFERENCE, Change.of(action, "A new officer"), HEAD);

        assertThatTheDeliveryGoesToTheNcb();
        assertThat(relay.journal.letters).contains("DELIVERY_REROUTED to KEN", "DIRECT_CONTACT_CHANGED to INTERPOL");
    }

    @Test
    void theFlowOfTheGrantHearsOfEachChange() {
        change.change(REFERENCE, Change.of(Action.SUSPEND, "Under review"), HEAD);
        change.change(REFERENCE, Change.of(Action.RESUME, "Reviewed"), HEAD);
        change.change(REFERENCE, Change.of(Action.REVOKE, "Over"), HEAD);
        assertThat(relay.process.calls())
                .containsExactly(
                        "relay@KEN directContactChanged KEN-2026-000001 authorization.suspended",
                        "relay@KEN directContactChanged KEN-2026-000001 authorization.resumed",
                        "relay@KEN directContactChanged KEN-2026-000001 authorization.revoked");
    }

    @Test
    void onlyTheHeadOfTheCountrysNcbChangesIt() {
        for (Officer other : List.of(NCB, AGENCY, GS, FRENCH_HEAD))
            assertThatThrownBy(() -> change.change(REFERENCE, Change.of(Action.REVOKE, "Over"), other))
                    .isInstanceOf(Refusal.Forbidden.class);
        assertThat(relay.facts).hasSize(1);
    }

    @Test
    void aHeadWhoCorrectedTheRequestDoesNotReopenDirectContact() {
        change.change(REFERENCE, Change.of(Action.SUSPEND, "Under review"), HEAD);
        authors.add(HEAD.userId());

        assertThatThrownBy(() -> change.change(REFERENCE, Change.of(Action.RESUME, "Reviewed"), HEAD))
                .isInstanceOf(Refusal.Forbidden.class);
        change.change(REFERENCE, Change.of(Action.REVOKE, "Over"), HEAD);
    }

    @Test
    void nothingChangesOnAClosedCase() {
        relay.has(CaseStatus.CLOSED);

        assertThatThrownBy(() -> change.change(REFERENCE, Change.of(Action.REVOKE, "Over"), HEAD))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @ParameterizedTest
    @CsvSource({", , Three accounts, 2027-05-31T21:00:00Z", "One account, 2026-10-31, One account, 2026-10-31T21:00:00Z"
    })
    void aGrantTakesScopeAndEndInNairobiFromTheRequestUnlessTheNcbNarrowsThem(
            String given, LocalDate until, String scope, Instant end) {
        relay.facts.clear();
        step.grant(REFERENCE, given, until, HEAD);
        AuthorizationFact grant = relay.facts.get(0);
        assertThat(grant.agency()).isEqualTo("Wildlife Crime Unit");
        assertThat(grant.scope()).isEqualTo(scope);
        assertThat(grant.validUntil()).isEqualTo(end);
        assertThat(relay.journal.letters)
                .containsExactly("DIRECT_CONTACT_GRANTED to desk@wciu.example", "DIRECT_CONTACT_GRANTED to INTERPOL");
    }

    @Test
    void anExpiryIsRecordedOnceAndReroutes() {
        relay.clock.advance(Duration.ofDays(31));

        step.expire(REFERENCE, RELAY);
        step.expire(REFERENCE, RELAY);

        assertThat(relay.facts)
                .extracting(AuthorizationFact::kind)
                .containsExactly(AuthorizationFact.FactKind.GRANTED, AuthorizationFact.FactKind.EXPIRED);
        assertThatTheDeliveryGoesToTheNcb();
    }

    private void assertThatTheDeliveryGoesToTheNcb() {
        assertThat(unsent)
                .singleElement()
                .returns(Channel.VIA_NCB, Delivery::channel)
                .returns(direct.id(), Delivery::replaces);
    }
}
