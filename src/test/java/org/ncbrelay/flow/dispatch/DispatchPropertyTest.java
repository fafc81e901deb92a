package org.ncbrelay.flow.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.authorization.AuthorizationFact.FactKind;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.Intelligence.Source;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.fakes.FakeCurrentOfficer;
import org.ncbrelay.fakes.FakeJournal;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.fakes.Samples;
import org.ncbrelay.flow.ChannelFacts;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Authorizations;
import org.ncbrelay.store.cases.CaseRecords;
import org.ncbrelay.store.people.Agencies;

/** Whatever was acknowledged, granted, suspended or has run out: nothing goes directly without the NCB's copy (Annex 1.2). */
class DispatchPropertyTest {
    private static final CaseReference REFERENCE = new CaseReference("INT-2026-000017");
    private static final List<OrganisationCode> COUNTRIES =
            List.of(new OrganisationCode("KEN"), new OrganisationCode("FRA"), new OrganisationCode("BRA"));

    @Property(tries = 300)
    void directDispatchAlwaysHasTheNcbsCopyAndNeedsBothFacts(
            @ForAll boolean related,
            @ForAll boolean acknowledged,
            @ForAll("facts") List<AuthorizationFact> facts,
            @ForAll("countries") OrganisationCode country) {
        World world = new World(related, acknowledged, facts);

        Channel channel = world.dispatch(country);

        boolean open = related
                && country.equals(Samples.REFERENCE.organisation())
                && acknowledged
                && new Authorization(world.asked, facts).isLive(Samples.NOW);
        assertThat(channel).isEqualTo(open ? Channel.DIRECT : Channel.VIA_NCB);
        assertThat(world.dispatched).hasSize(1);
        if (open) {
            assertThat(world.journal.letters)
                    .contains(
                            Letter.PRODUCT_COPY_TO_NCB + " to " + country,
                            Letter.PRODUCT_DELIVERED + " to desk@wciu.example");
            assertThat(world.copies).doesNotContainNull().hasSize(1);
            assertThat(world.journal.events)
                    .containsExactly(
                            "DISPATCHED_DIRECTLY by relay to Wildlife Crime Unit",
                            "NCB_COPIED by relay to NCB " + country);
        } else {
            assertThat(world.journal.letters).containsExactly(Letter.PRODUCT_FOR_FORWARDING + " to " + country);
            assertThat(world.journal.events).containsExactly("DISPATCHED_VIA_NCB by relay to NCB " + country);
        }
    }

    @Provide
    Arbitrary<OrganisationCode> countries() {
        return Arbitraries.of(COUNTRIES);
    }

    /** Facts in any order, grants that begin and end around now. */
    @Provide
    Arbitrary<List<AuthorizationFact>> facts() {
        Arbitrary<Long> hours = Arbitraries.longs().between(-48, 48);
        return Arbitraries.of(FactKind.class)
                .flatMap(kind -> hours.map(hour -> fact(kind, Samples.NOW.plusSeconds(3600 * hour))))
                .list()
                .ofMaxSize(4);
    }

    private static AuthorizationFact fact(FactKind kind, Instant until) {
        boolean granted = kind == FactKind.GRANTED || kind == FactKind.RENEWED;
        Instant from = until.minusSeconds(24 * 3600);
        return new AuthorizationFact(
                kind,
                granted ? "Unit" : null,
                granted ? "All" : null,
                granted ? from : null,
                granted ? until : null,
                "because",
                "ncbhead.ken",
                Samples.NOW);
    }

    /** The ports as far as a dispatch asks them; whatever else is asked fails. */
    private static final class World {
        private final List<OrganisationCode> dispatched = new ArrayList<>();
        private final List<Object> copies = new ArrayList<>();
        private final FakeJournal journal = new FakeJournal();
        private final SupportCase asked = Samples.request(CaseStatus.ACKNOWLEDGED);
        private final DispatchStep dispatch;
        private final ChannelFacts channel;

        World(boolean related, boolean acknowledged, List<AuthorizationFact> facts) {
            Intelligence intelligence = intelligence(related);
            IntelligenceStore store = PartialPort.of(
                    IntelligenceStore.class, Map.of("get", arguments -> intelligence, "dispatched", this::dispatched));
            Cases cases =
                    PartialPort.of(Cases.class, Map.of("get", arguments -> asked, "isReadable", arguments -> true));
            CaseRecords acknowledgments =
                    PartialPort.of(CaseRecords.class, Map.of("isAcknowledged", arguments -> acknowledged));
            Authorizations authorizations =
                    PartialPort.of(Authorizations.class, Map.of("of", arguments -> new Authorization(asked, facts)));
            Agencies agencies = PartialPort.of(Agencies.class, Map.of());
            Clock now = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
            dispatch = new DispatchStep(store, cases, journal, agencies, now);
            channel = new ChannelFacts(
                    cases,
                    store,
                    acknowledgments,
                    authorizations,
                    FakeCurrentOfficer.of(Officer.relay(OrganisationCode.INTERPOL)),
                    now);
        }

        Channel dispatch(OrganisationCode country) {
            boolean open = channel.request(REFERENCE, country)
                    .filter(channel::acknowledged)
                    .filter(channel::authorized)
                    .isPresent();
            Officer interpol = Officer.relay(OrganisationCode.INTERPOL);
            if (open) dispatch.direct(REFERENCE, country, interpol);
            else dispatch.viaNcb(REFERENCE, country, interpol);
            return open ? Channel.DIRECT : Channel.VIA_NCB;
        }

        /** As the table demands: no direct dispatch without the letter to the NCB. */
        private Object dispatched(Object... arguments) {
            dispatched.add((OrganisationCode) arguments[1]);
            if (arguments[2] == Channel.DIRECT) copies.add(((Optional<?>) arguments[4]).orElse(null));
            return null;
        }

        private static Intelligence intelligence(boolean related) {
            return new Intelligence(
                    REFERENCE,
                    "Sellers of ivory",
                    "Three accounts are linked by one wallet.",
                    new Source(Source.Kind.INTERPOL, "INTERPOL", true, Source.Basis.OWN_COLLECTION, List.of()),
                    null,
                    COUNTRIES,
                    Confidentiality.RESTRICTED,
                    List.of(),
                    null,
                    null,
                    related ? Samples.REFERENCE : null,
                    null,
                    false,
                    false,
                    "analyst",
                    Samples.NOW);
        }
    }
}
