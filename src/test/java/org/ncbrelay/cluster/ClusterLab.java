package org.ncbrelay.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ncbrelay.support.Model;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The command {@code make cluster}: packaged nodes on one PostgreSQL behind HAProxy, killed, drained, replaced by another version with
 * running cases at as many tasks as scripts reach, and set back to the version before. Prints a table and ends with 1 where something was
 * lost, doubled or failed after the client's retries. Properties {@code relay.cluster.…}: {@code nodes} (3), {@code scripts} (3) and
 * {@code browsers} (2) of the load, {@code rounds} of each disruption (3), {@code cases} that are parked at most, and as
 * many that are worked at random (60), {@code drain} (5s; what happens without it shows 0s), {@code jar} of the version under test,
 * {@code previous} (a jar of an earlier version, from which the roll begins; without it, the roll leads from the version under test to one
 * that is made of it).
 */
public final class ClusterLab {
    private static final long SEED = 1;

    private ClusterLab() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("cluster");
        Path jar = Path.of(System.getProperty("relay.cluster.jar", "target/relay/ncb-relay.jar"));
        Build built = Build.packaged(jar);
        String previous = System.getProperty("relay.cluster.previous", "");
        Build before = previous.isBlank() ? built : Build.packaged(Path.of(previous));
        Build after = previous.isBlank() ? NextVersion.of(built, folder.resolve("next")) : built;
        List<String> problems;
        try (PostgresServer server =
                PostgresServer.start(folder.resolve("server"), 0, Map.of()).prepared()) {
            problems = run(folder, server, before, after);
        }
        problems.forEach(System.out::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    private static List<String> run(Path folder, PostgresServer server, Build before, Build after) throws Exception {
        int size = Integer.getInteger("relay.cluster.nodes", 3);
        int rounds = Integer.getInteger("relay.cluster.rounds", 3);
        List<String> problems = new ArrayList<>();
        List<Disruption> table = new ArrayList<>();
        JdbcTemplate administration = server.administration();
        try (Cluster cluster = Cluster.start(folder, server.access(), before, size)) {
            table.add(of("kill of a node, × " + rounds, cluster, administration, () -> {
                for (int i = 0; i < rounds; i++) {
                    cluster.node(i % size).kill();
                    cluster.start(i % size, before);
                }
            }));
            table.add(of("drain of a node, × " + rounds, cluster, administration, () -> {
                for (int i = 0; i < rounds; i++) {
                    cluster.drain(i % size);
                    cluster.start(i % size, before);
                }
            }));
            int cases = Integer.getInteger("relay.cluster.cases", 60);
            ParkedCases parked = new ParkedCases(cluster.port())
                    .park(cases)
                    .wander(cases, SEED)
                    .wanderWithIntelligence(cases / 4, SEED);
            long tasks = Model.diagrams().stream()
                    .mapToLong(diagram -> diagram.all("bpmn:userTask").count())
                    .sum();
            System.out.printf(
                    Locale.ROOT,
                    "Running cases wait at %d of %d tasks.%n",
                    parked.all().size(),
                    tasks);
            table.add(of("upgrade, node by node", cluster, administration, () -> cluster.roll(after)));
            problems.addAll(parked.workAll(cluster.port(), NextVersion.MARK));
            ParkedCases ofNext = new ParkedCases(cluster.port()).park(cases / 3);
            table.add(of("back to the version before", cluster, administration, () -> cluster.roll(before)));
            problems.addAll(ofNext.workAll(cluster.port(), "nothing that is in a form"));
            System.out.printf(
                    Locale.ROOT,
                    "Answered after the upgrade: %d; answered after the way back: %d.%n",
                    parked.all().size(),
                    ofNext.all().size());
        }
        StringBuilder report = new StringBuilder(Disruption.header()).append('\n');
        for (Disruption each : table) {
            report.append(each).append('\n');
            problems.addAll(each.problems());
        }
        System.out.print(report);
        Files.writeString(Path.of("target", "cluster.md"), report);
        return problems;
    }

    private static Disruption of(String what, Cluster cluster, JdbcTemplate administration, Disruption.Act act)
            throws Exception {
        Disruption seen = Disruption.of(
                what,
                cluster,
                administration,
                new ClusterLoad.Size(
                        Integer.getInteger("relay.cluster.scripts", 3),
                        Integer.getInteger("relay.cluster.browsers", 2),
                        Duration.ZERO),
                act);
        System.out.println(seen);
        return seen;
    }
}
