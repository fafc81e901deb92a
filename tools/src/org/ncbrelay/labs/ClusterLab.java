package org.ncbrelay.labs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.support.machines.NextVersion;
import org.ncbrelay.support.machines.Node;
import org.ncbrelay.support.machines.RelayCommand;
import org.ncbrelay.support.sources.Model;

/**
 * The command {@code make cluster}: three packaged nodes on one PostgreSQL behind HAProxy, killed, drained, replaced by another version with
 * running cases at as many tasks as possible, set back to the version before, and given the models of an installation. Ends with 1 where something was lost, doubled or
 * failed after the client's retries. {@code relay.cluster.cases} are parked at most (60); from {@code relay.cluster.previous}, a jar of an
 * earlier version, the upgrade begins; without it, it leads from the version under test to one that is made of it.
 */
public final class ClusterLab {
    static final String NO_MARK = "nothing that is in a form";
    private static final int NODES = 3;

    private ClusterLab() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("cluster");
        String built = withProfile(Path.of("target/relay/ncb-relay.jar"));
        String previous = System.getProperty("relay.cluster.previous", "");
        List<String> before = RelayCommand.compiled(previous.isBlank() ? built : withProfile(Path.of(previous)));
        List<String> after =
                RelayCommand.compiled(previous.isBlank() ? NextVersion.of(built, folder.resolve("next")) : built);
        List<String> problems = new ArrayList<>();
        try (Cluster cluster = new Cluster(folder, before, NODES)) {
            problems.addAll(cluster.during("kill of each node", () -> {
                        for (Node node : cluster.lab.nodes) {
                            node.kill();
                            node.start(before).ready();
                        }
                    })
                    .problems());
            problems.addAll(cluster.during("drain of each node", () -> cluster.replaceAll(before))
                    .problems());
            int cases = Integer.getInteger("relay.cluster.cases", 60);
            ParkedCases parked = new ParkedCases(cluster.proxy.address()).park(cases);
            long tasks = Model.diagrams().stream()
                    .mapToLong(diagram -> diagram.all("bpmn:userTask").count())
                    .sum();
            System.out.printf(
                    "Running cases wait at %d of %d tasks.%n", parked.all().size(), tasks);
            problems.addAll(cluster.during("upgrade, node by node", () -> cluster.replaceAll(after))
                    .problems());
            problems.addAll(parked.workAll(cluster.proxy.address(), NextVersion.MARK));
            ParkedCases ofNext = new ParkedCases(cluster.proxy.address()).park(cases / 3);
            problems.addAll(cluster.during("back to the version before", () -> cluster.replaceAll(before))
                    .problems());
            problems.addAll(ofNext.workAll(cluster.proxy.address(), NO_MARK));
            problems.addAll(cluster.withReview(before, new ParkedCases(cluster.proxy.address()).park(cases / 3)));
            System.out.println(cluster.lab.ledger.answers());
        }
        problems.forEach(System.out::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    private static String withProfile(Path jar) {
        return jar.toAbsolutePath() + File.pathSeparator + Node.PROFILE;
    }
}
