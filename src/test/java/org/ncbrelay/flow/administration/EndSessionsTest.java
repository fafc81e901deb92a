package org.ncbrelay.flow.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.HEAD;
import static org.ncbrelay.fakes.Samples.KEN;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.administration.AdministrationTransactions;
import org.ncbrelay.domain.administration.SessionEnds;
import org.ncbrelay.domain.administration.SessionEnds.SessionEnd;
import org.ncbrelay.fakes.FakeAccounts;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.port.Sessions;
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
            sessions,
            sessions,
            EndSessionsTest::colleagues,
            accounts,
            PartialPort.of(AdministrationTransactions.class, Map.of("call", work -> ((Supplier<?>) work[0]).get())),
            new MutableClock(NOW));

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

    /** Sessions in memory, and the record of those that somebody else ended. */
    private static final class FakeSessions implements Sessions, SessionEnds {
        public final List<SessionEnd> ends = new ArrayList<>();
        private final Map<String, String> userBySession = new LinkedHashMap<>();

        public FakeSessions open(String id, String userId) {
            userBySession.put(id, userId);
            return this;
        }

        public Set<String> ids() {
            return userBySession.keySet();
        }

        @Override
        public void add(SessionEnd end) {
            ends.add(end);
        }

        @Override
        public List<OpenSession> of(String userId) {
            return userBySession.entrySet().stream()
                    .filter(session -> session.getValue().equals(userId))
                    .map(session -> new OpenSession(session.getKey(), Instant.EPOCH, Instant.EPOCH, "", "", ""))
                    .toList();
        }

        @Override
        public Map<String, Integer> counts(Collection<String> userIds) {
            return userBySession.values().stream()
                    .filter(userIds::contains)
                    .collect(Collectors.toMap(user -> user, user -> 1, Integer::sum));
        }

        @Override
        public boolean end(String userId, String id) {
            return userBySession.remove(id, userId);
        }

        @Override
        public int endAll(String userId, Set<String> kept) {
            int before = userBySession.size();
            userBySession
                    .entrySet()
                    .removeIf(session -> session.getValue().equals(userId) && !kept.contains(session.getKey()));
            return before - userBySession.size();
        }
    }
}
