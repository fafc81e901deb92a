package org.ncbrelay.cluster;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was done to a cluster under load, what its clients saw of it, and what is in the database afterwards.
 *
 * @param lost    acknowledged acts that are not there
 * @param doubled acts that are there more than once
 * @param chains  of the audit that do not verify
 */
record Disruption(
        String what,
        Duration took,
        Tally tally,
        int asked,
        int unanswered,
        Duration away,
        List<String> lost,
        List<String> doubled,
        List<String> chains) {
    private static final Path CHAINS = Path.of("ops", "sql", "chains.sql");

    interface Act {
        void run() throws Exception;
    }

    /**
     * Loads the cluster while something is done to it, and looks at the database once the load has ended.
     *
     * @param administration sees past row-level security
     */
    static Disruption of(String what, Cluster cluster, JdbcTemplate administration, ClusterLoad.Size size, Act act)
            throws Exception {
        Tally tally = new Tally();
        long start;
        Duration took;
        Probe probe = new Probe(cluster.port());
        try (probe;
                ClusterLoad load = ClusterLoad.start(cluster.port(), tally, size)) {
            // The load is seen to run before and after.
            awaitActs(tally, 10);
            start = System.nanoTime();
            act.run();
            took = Duration.ofNanos(System.nanoTime() - start);
            awaitActs(tally, tally.acts() + 10);
        }
        List<String> lost = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        compare(tally, administration, lost, doubled);
        List<String> chains = administration
                .query(
                        Files.readString(CHAINS, StandardCharsets.UTF_8).replaceFirst(";\\s*$", ""),
                        (row, n) -> row.getString(1) + " " + row.getString(4))
                .stream()
                .filter(chain -> !chain.endsWith(" OK"))
                .toList();
        return new Disruption(
                what, took, tally, probe.asked(), probe.unanswered(), probe.away(), lost, doubled, chains);
    }

    private static void awaitActs(Tally tally, long acts) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> tally.acts() >= acts);
    }

    private static void compare(Tally tally, JdbcTemplate database, List<String> lost, List<String> doubled) {
        tally.submitted().forEach((title, reference) -> {
            List<String> there =
                    database.queryForList("SELECT reference FROM support_request WHERE title = ?", String.class, title);
            if (!there.contains(reference)) lost.add("submission " + reference);
            if (there.size() > 1) doubled.add("submission " + there);
        });
        for (String reference : tally.acknowledged()) {
            int times = database.queryForObject(
                    "SELECT count(*) FROM acknowledgment WHERE reference = ?", Integer.class, reference);
            if (times == 0) lost.add("acknowledgment of " + reference);
            if (times > 1) doubled.add("acknowledgment of " + reference);
        }
    }

    /** Whatever must not be. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        lost.forEach(each -> problems.add("lost: " + each));
        doubled.forEach(each -> problems.add("doubled: " + each));
        chains.forEach(each -> problems.add("chain: " + each));
        tally.failures().forEach(each -> problems.add("failed after retries: " + each));
        tally.lostLogins().forEach(each -> problems.add("login lost: " + each));
        return problems;
    }

    static String header() {
        return """
                | what | took, s | requests | sent again | failed after that | acknowledged acts | lost | doubled | logins lost | probes without answer | away, s |
                |---|---|---|---|---|---|---|---|---|---|---|""";
    }

    /** A line of the table. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d of %,d | %.1f |",
                what,
                took.toMillis() / 1000.0,
                tally.requests(),
                tally.retries(),
                tally.failures().size(),
                tally.acts(),
                lost.size(),
                doubled.size(),
                tally.lostLogins().size(),
                unanswered,
                asked,
                away.toMillis() / 1000.0);
    }
}
