package org.ncbrelay.flow.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.HEAD;
import static org.ncbrelay.fakes.Samples.KEN;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.news.Digests;
import org.ncbrelay.domain.news.Digests.DigestChoice;
import org.ncbrelay.domain.news.NewsPulse;
import org.ncbrelay.fakes.FakeAccounts;
import org.ncbrelay.fakes.FakeCurrentOfficer;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.store.inbox.News;
import org.ncbrelay.store.people.Preferences;
import org.springframework.transaction.support.TransactionOperations;

class NewsUseCasesTest {
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

    private final FakeRelay relay = new FakeRelay();
    private final Map<String, Integer> counts = new HashMap<>();
    private int counted;
    private final News news = PartialPort.of(News.class, Map.of("count", this::counted));
    private final FakeCurrentOfficer officers = FakeCurrentOfficer.of(NCB);
    private final Beats pulse = new Beats();
    private final AnnounceNews announce = new AnnounceNews(pulse, news, officers);
    private final Chosen digests = new Chosen();
    private final FakeAccounts accounts = new FakeAccounts();
    private final SendDigests send = new SendDigests(
            digests,
            news,
            accounts,
            PartialPort.of(
                    Colleagues.class, Map.of("of", none -> List.of(new Colleague(NCB, ""), new Colleague(HEAD, "")))),
            PartialPort.of(Preferences.class, Map.of("of", user -> new Preferences.Chosen(null, NAIROBI.getId()))),
            relay.countries,
            relay.journal,
            officers,
            relay.clock,
            TransactionOperations.withoutTransaction());

    @Test
    void nothingIsAskedWhileNobodyListens() {
        announce.announce();

        assertThat(pulse.asked).isZero();
    }

    @Test
    void onlyWhoeverItConcernsIsCountedAndInformedOnEveryOpenPage() {
        List<String> heard = new ArrayList<>();
        announce.add(NCB, heard("a", heard));
        announce.add(NCB, heard("b", heard));
        announce.add(HEAD, heard("c", heard));
        announce.announce();
        assertThat(counted).isZero();

        counts.put("ncb.ken", 2);
        pulse.happens("ncb.ken");
        announce.announce();

        assertThat(heard).containsExactly("a 2", "b 2");
        assertThat(counted).isOne();
        assertThat(officers.actedAs).extracting(Officer::userId).containsOnly("ncb.ken");
    }

    @Test
    void whoeverHasGoneHearsNothing() {
        List<String> heard = new ArrayList<>();
        AnnounceNews.Listener gone = heard("a", heard);
        announce.add(NCB, gone);
        announce.announce();
        announce.remove(gone);
        pulse.happens("ncb.ken");
        announce.announce();

        assertThat(heard).isEmpty();
    }

    /** The commit of an event with a smaller number may come after the look at a greater one. */
    @Test
    void anEventThatIsSeenLateIsStillAnnounced() {
        List<String> heard = new ArrayList<>();
        announce.add(NCB, heard("a", heard));
        announce.announce();
        pulse.happens("ncbhead.ken");
        announce.announce();
        pulse.appearsLate("ncb.ken");
        announce.announce();

        assertThat(heard).containsExactly("a 0");
    }

    @Test
    void aLetterIsSentOnlyToWhoeverChoseItAndOnlyIfThereIsNews() {
        accounts.officer("ncb.ken", "ncb-officers", KEN).officer("ncbhead.ken", "ncb-heads", KEN);
        ChooseNews choose = new ChooseNews(relay.cases, news, digests, relay.clock);
        choose.chooseDigest(DigestChoice.DAILY, NAIROBI, NCB);
        choose.chooseDigest(DigestChoice.DAILY, NAIROBI, HEAD);
        counts.put("ncb.ken", 3);

        send.sendDue();
        assertThat(relay.journal.letters).as("before it is due").isEmpty();

        relay.clock.advance(Duration.ofDays(1));
        send.sendDue();
        send.sendDue();
        assertThat(relay.journal.letters).containsExactly("NEWS_DIGEST to ncb.ken@relay.example");

        choose.chooseDigest(null, NAIROBI, NCB);
        relay.clock.advance(Duration.ofDays(2));
        send.sendDue();
        assertThat(relay.journal.letters).hasSize(1);
    }

    @Test
    void whoeverHasLeftReceivesNoMoreLetters() {
        digests.choose("gone.ken", DigestChoice.WEEKLY, NOW.minusSeconds(1));

        send.sendDue();

        assertThat(digests.chosen).isEmpty();
        assertThat(relay.journal.letters).isEmpty();
    }

    private static AnnounceNews.Listener heard(String page, List<String> heard) {
        return new AnnounceNews.Listener() {
            @Override
            public void count(int cases) {
                heard.add(page + ' ' + cases);
            }

            @Override
            public void beat() {}
        };
    }

    /** Events by number, each with who follows its case. */
    private static final class Beats implements NewsPulse {
        private final Map<Long, String> events = new LinkedHashMap<>(Map.of(10L, "nobody"));
        private int asked;

        void happens(String follower) {
            events.put(20L + events.size(), follower);
        }

        void appearsLate(String follower) {
            events.put(15L, follower);
        }

        @Override
        public Beat since(Beat known) {
            asked++;
            long newest =
                    events.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            if (known == null || newest <= known.newest()) return new Beat(Set.of(), newest, 0);
            return new Beat(
                    Set.copyOf(events.entrySet().stream()
                            .filter(each -> each.getKey() > known.newest())
                            .map(Map.Entry::getValue)
                            .toList()),
                    newest,
                    0);
        }
    }

    private static final class Chosen implements Digests {
        private final Map<String, Due> chosen = new LinkedHashMap<>();

        @Override
        public Optional<DigestChoice> of(String userId) {
            return Optional.ofNullable(chosen.get(userId)).map(Due::choice);
        }

        @Override
        public void choose(String userId, DigestChoice choice, Instant due) {
            chosen.put(userId, new Due(userId, choice, due));
        }

        @Override
        public void stop(String userId) {
            chosen.remove(userId);
        }

        @Override
        public List<Due> dueAt(Instant now, int most) {
            return chosen.values().stream()
                    .filter(due -> !due.at().isAfter(now))
                    .toList();
        }

        @Override
        public boolean moveOn(Due due, Instant next) {
            return chosen.replace(due.userId(), due, new Due(due.userId(), due.choice(), next));
        }
    }

    private Object counted(Object... officer) {
        counted++;
        return counts.getOrDefault(((Officer) officer[0]).userId(), 0);
    }
}
