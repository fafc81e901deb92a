package org.ncbrelay.flow.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.NCB;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.fakes.FakeCurrentOfficer;
import org.ncbrelay.port.Inbox;

/** An open inbox learns how many tasks have come since, no more often than that changes. */
class AnnounceTasksTest {
    private final Waiting waiting = new Waiting();
    private final AnnounceTasks announce = new AnnounceTasks(waiting, FakeCurrentOfficer.nobody());
    private final List<Long> heard = new ArrayList<>();
    private final AnnounceTasks.Listener inbox = heard::add;

    @Test
    void nothingIsAskedWhileNoInboxIsOpen() {
        announce.announce();
        assertThat(waiting.asked).isZero();
    }

    @Test
    void anInboxHearsOfWhatIsNewerThanItsNewestTask() {
        waiting.come("10", "KEN");
        announce.add(NCB, "10", inbox);
        announce.announce();
        assertThat(heard).as("nothing is new").isEmpty();

        waiting.come("11", "KEN");
        waiting.come("12", "KEN");
        announce.announce();
        announce.announce();
        assertThat(heard).as("once").containsExactly(2L);

        waiting.tasks.remove("11");
        announce.announce();
        waiting.tasks.remove("12");
        announce.announce();
        assertThat(heard).as("what others have done is not new any more").containsExactly(2L, 1L, 0L);
    }

    @Test
    void whatCameBetweenThePageAndTheFirstLookIsHeard() {
        announce.add(NCB, "", inbox);
        waiting.come("10", "KEN");
        announce.announce();
        assertThat(heard).containsExactly(1L);
    }

    @Test
    void tasksOfOthersAreNotEvenCounted() {
        announce.add(NCB, "", inbox);
        announce.announce();
        int counted = waiting.counted;
        waiting.come("10", "FRA");
        announce.announce();
        assertThat(waiting.counted).isEqualTo(counted);
        assertThat(heard).isEmpty();
    }

    /** The commit of a task with a smaller id may come after the look at a greater one. */
    @Test
    void aTaskThatIsSeenLateIsStillAnnounced() {
        announce.add(NCB, "", inbox);
        announce.announce();
        waiting.come("20", "FRA");
        announce.announce();
        waiting.come("15", "KEN");
        announce.announce();
        assertThat(heard).containsExactly(1L);
    }

    @Test
    void anInboxThatIsClosedHearsNothing() {
        announce.add(NCB, "", inbox);
        announce.announce();
        announce.remove(inbox);
        waiting.come("10", "KEN");
        announce.announce();
        assertThat(heard).isEmpty();
    }

    /** Tasks by id, each with its organisation. */
    private static final class Waiting implements Inbox {
        private final TreeMap<String, String> tasks = new TreeMap<>();
        private String newestEver = "";
        private int asked;
        private int counted;

        void come(String id, String organisation) {
            tasks.put(id, organisation);
            if (id.compareTo(newestEver) > 0) newestEver = id;
        }

        @Override
        public Beat since(String newest) {
            asked++;
            if (newest == null) return new Beat(Set.of(), newestEver);
            return new Beat(new TreeSet<>(tasks.tailMap(newest, false).values()), newestEver);
        }

        @Override
        public long newer(Officer officer, String newest) {
            counted++;
            return tasks.tailMap(newest, false).values().stream()
                    .filter(officer.organisation().value()::equals)
                    .count();
        }

        @Override
        public Page page(Officer officer, Selection selection, int page, int size) {
            throw new AssertionError("no page is read for this");
        }
    }
}
