package org.ncbrelay.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.liveness.World.Outcome;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.OwnDatabaseTest;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * No request is left standing: in small worlds, where people are absent, silent or dismissed and decide anything, each case reaches
 * an end without anybody but the officers of its roster and time. {@code make liveness} tries more worlds; {@code -Dliveness.seed=17} repeats one.
 */
@OwnDatabaseTest
class LivenessTest {
    /** The first world that begins with a report of INTERPOL's own. */
    private static final long LEFT_STANDING = 5;

    /** So many worlds take every turn. */
    private static final int ENOUGH = 100;

    private static final Path REPORTS = Path.of("target", "liveness");

    private final Relay relay;

    LivenessTest(ConfigurableApplicationContext context) {
        relay = Relay.of(context.getBeanFactory());
    }

    @BeforeEach
    void nobodyElseWorksHere() {
        relay.accounts().removeTheDemo();
    }

    @Test
    void everyCaseReachesAnEndByItsOfficersAndByTime() throws IOException {
        Files.createDirectories(REPORTS);
        Instant start = relay.flow().now();
        List<String> troubled = new ArrayList<>();
        Long one = Long.getLong("liveness.seed");
        long last = one == null ? Long.getLong("liveness.cases", Extent.of(20, 150)) : one;
        Set<Turn> taken = new HashSet<>();
        for (long seed = one == null ? 1 : one; seed <= last; seed++) {
            Outcome outcome = new World(seed, relay, start, Roster.of(seed, start)).live();
            if (outcome.taken() != null) taken.add(outcome.taken());
            if (outcome.isEnd()) continue;
            Files.writeString(REPORTS.resolve(seed + ".txt"), outcome.report());
            troubled.add("seed " + seed + ": " + outcome.trouble());
        }
        assertThat(troubled)
                .as("worlds that came to no end; reports are in " + REPORTS)
                .isEmpty();
        if (last >= ENOUGH && one == null) assertThat(taken).containsExactlyInAnyOrderElementsOf(Turn.ALL);
    }

    @Test
    void aCaseThatIsLeftStandingIsReportedWithAllThatRepeatsAndExplainsIt() {
        Instant start = relay.flow().now();
        Outcome outcome = new World(LEFT_STANDING, relay, start, Roster.withoutTeam(LEFT_STANDING, start)).live();

        assertThat(outcome.isEnd()).isFalse();
        assertThat(outcome.trouble()).startsWith("nobody can go on, and no timer is open: ");
        assertThat(outcome.report())
                .contains("Seed " + LEFT_STANDING, outcome.cases().get(0).value())
                .contains("gwet-leads of INTERPOL", "silent from 2026-10-05", "next timer: none")
                .contains("-Dliveness.seed=" + LEFT_STANDING);
    }
}
