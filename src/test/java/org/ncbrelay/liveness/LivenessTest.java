package org.ncbrelay.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.FlowTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * No request is left standing: in small worlds, where people are absent, silent or dismissed and decide anything, each case reaches
 * an end without anybody but the officers of its roster and time. {@code make liveness} tries more worlds; a seed repeats one.
 * The context is its own, as its officers and its cases must be the only ones.
 */
@FlowTest
@Import({Acting.class, Accounts.class, TaskDesk.class, Timers.class, OwnAccord.class, Relay.class})
class LivenessTest {
    private static final int DESCRIBED = 12;
    /** The first world that begins with a report of INTERPOL's own. */
    private static final long LEFT_STANDING = 5;

    private static final Path REPORTS = Path.of("target", "liveness");

    private final Relay relay;

    LivenessTest(@Autowired Relay relay) {
        this.relay = relay;
    }

    @BeforeEach
    void nobodyElseWorksHere() {
        relay.accounts.removeTheDemo();
    }

    @Test
    void everyCaseReachesAnEndByItsOfficersAndByTime() {
        Instant start = relay.flow.now();
        long began = System.nanoTime();
        List<Outcome> outcomes = new ArrayList<>();
        for (long seed : Seeds.ofThisRun()) {
            Outcome outcome = new World(seed, relay, start, Roster.of(seed, start)).live();
            outcomes.add(outcome);
            if (!outcome.isEnd()) write(outcome);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        System.out.print(new Figures(relay.passed(), relay.timers.fired()).of(outcomes, taken));

        List<Outcome> troubled =
                outcomes.stream().filter(outcome -> !outcome.isEnd()).toList();
        assertThat(troubled).as(() -> describe(troubled)).isEmpty();
    }

    @Test
    void aCaseThatIsLeftStandingIsReportedWithAllThatRepeatsAndExplainsIt() {
        Instant start = relay.flow.now();
        Outcome outcome = new World(LEFT_STANDING, relay, start, Roster.withoutTeam(LEFT_STANDING, start)).live();

        assertThat(outcome.isEnd()).isFalse();
        assertThat(outcome.trouble()).startsWith("nobody can go on, and no timer is open: ");
        assertThat(outcome.report())
                .contains("Seed " + LEFT_STANDING, outcome.cases().get(0).value())
                .contains("gwet-leads of INTERPOL", "silent from 2026-10-05", "next timer: none")
                .contains("-Dliveness.seed=" + LEFT_STANDING);
    }

    /** At once: two thousand worlds take a while. */
    private static void write(Outcome outcome) {
        try {
            Files.createDirectories(REPORTS);
            Files.writeString(REPORTS.resolve(outcome.seed() + ".txt"), outcome.report());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String describe(List<Outcome> troubled) {
        return summary(troubled)
                + troubled.stream().limit(DESCRIBED).map(Outcome::report).collect(Collectors.joining("\n", "\n", "\n"));
    }

    /** Which seeds share a trouble. */
    private static String summary(List<Outcome> troubled) {
        TreeMap<String, List<Long>> seeds = troubled.stream()
                .collect(Collectors.groupingBy(
                        Outcome::trouble, TreeMap::new, Collectors.mapping(Outcome::seed, Collectors.toList())));
        return seeds.entrySet().stream()
                .map(it -> it.getValue().size() + " worlds: " + it.getKey() + "; seeds " + it.getValue())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
