package org.ncbrelay.flow.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.HEAD;
import static org.ncbrelay.fakes.Samples.KEN;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.administration.SessionEnds.SessionEnd;
import org.ncbrelay.fakes.FakeAccounts;
import org.ncbrelay.fakes.FakeSessions;
import org.ncbrelay.port.AdministrationTransactions;
import org.ncbrelay.support.MutableClock;

/** Heads end the sessions of their own officers, operators those of any account, and both are recorded. */
class EndSessionsTest {
    private final FakeSessions sessions = new FakeSessions()
            .open("a", NCB.userId())
            .open("b", NCB.userId())
            .open("c", HEAD.userId())
            .open("d", "ncb.fra");
    private final FakeAccounts accounts = new FakeAccounts()
            .operator("operator")
            .officer(NCB.userId(), "ncb-officers", KEN)
            .officer("ncb.fra", "ncb-officers", new OrganisationCode("FRA"));
    private final EndSessions end = new EndSessions(
            sessions, sessions, EndSessionsTest::colleagues, accounts, new AtOnce(), new MutableClock(NOW));

    @Test
    void aHeadEndsThoseOfAnOfficerOfTheOwnOrganisation() {
        assertThat(end.colleagues(HEAD)).containsExactly(new EndSessions.LoggedIn(NCB.userId(), 2));

        assertThat(end.ofColleague(NCB.userId(), HEAD)).isEqualTo(2);

        assertThat(sessions.ids()).containsExactly("c", "d");
        SessionEnd recorded = sessions.ends.get(0);
        assertThat(recorded.organisation()).isEqualTo(KEN);
        assertThat(recorded.userId()).isEqualTo(NCB.userId());
        assertThat(recorded.sessions()).isEqualTo(2);
        assertThat(recorded.endedBy()).isEqualTo(HEAD.userId());
        assertThat(recorded.endedAt()).isEqualTo(NOW);
        assertThat(end.colleagues(HEAD)).isEmpty();
    }

    @Test
    void anOfficerOfAnotherCountryIsUnknownToAHeadAndOwnOnesHaveAPageOfTheirOwn() {
        for (String other : List.of("ncb.fra", "nobody", "", HEAD.userId()))
            assertThatThrownBy(() -> end.ofColleague(other, HEAD)).isInstanceOf(Refusal.NotFound.class);
        assertThat(sessions.ids()).hasSize(4);
        assertThat(sessions.ends).isEmpty();
    }

    @Test
    void whoIsNoHeadSeesAndEndsNone() {
        assertThat(end.colleagues(NCB)).isEmpty();
        assertThatThrownBy(() -> end.ofColleague(HEAD.userId(), NCB)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> end.ofAccount(NCB.userId(), HEAD.userId())).isInstanceOf(Refusal.Forbidden.class);
        assertThat(sessions.ids()).hasSize(4);
    }

    @Test
    void anOperatorEndsThoseOfAnyAccountButTheOwn() {
        assertThat(end.ofAccount("ncb.fra", "operator")).isOne();
        assertThat(sessions.ends.get(0).organisation()).isEqualTo(new OrganisationCode("FRA"));
        for (String other : List.of("operator", "nobody"))
            assertThatThrownBy(() -> end.ofAccount(other, "operator")).isInstanceOf(Refusal.NotFound.class);
        accounts.operator("second");
        assertThat(end.ofAccount("second", "operator")).isZero();
        assertThat(sessions.ends.get(1).organisation()).isEqualTo(OrganisationCode.INTERPOL);
    }

    private static List<Colleague> colleagues(OrganisationCode organisation) {
        return Stream.of(NCB, HEAD)
                .filter(officer -> officer.organisation().equals(organisation))
                .map((Officer officer) -> new Colleague(officer, ""))
                .toList();
    }

    private static final class AtOnce implements AdministrationTransactions {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    }
}
