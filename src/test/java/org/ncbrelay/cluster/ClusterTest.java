package org.ncbrelay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;

/**
 * The short form of {@link ClusterLab}: two nodes behind HAProxy; one is killed under load, then both are replaced by the next version, and
 * one is set back: the steps of {@code docs/backup.md}, "Upgrade" and "Rollback".
 */
@FullOnly
@IntegrationTest
@Tag("from-outside")
class ClusterTest {
    /** Enough to be seen all the while; without a rest, it makes each start up to twice as long. */
    private static final ClusterLoad.Size LOAD = new ClusterLoad.Size(2, 1, Duration.ofMillis(400));

    private static final String NO_MARK = "nothing that is in a form";

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostWhenANodeIsKilledWhenAllAreReplacedAndWhenOneIsSetBackWhileCasesRun() throws Exception {
        Assumptions.assumeTrue(
                Proxy.isInstalled(), "haproxy is not installed (Debian, Ubuntu: apt-get install haproxy)");
        Build here = Build.here();
        Build next = NextVersion.of(here, folder.resolve("next"));
        try (PostgresServer server = PostgresServer.start(folder.resolve("server"), 0, Map.of())
                        .prepared();
                Cluster cluster = Cluster.start(folder, server.access(), here, 2)) {
            ParkedCases parked = new ParkedCases(cluster.port()).park(5);
            assertThat(parked.all())
                    .containsKey(AcknowledgmentProcess.ACKNOWLEDGE)
                    .hasSizeGreaterThan(2);

            Disruption killed = Disruption.of("kill", cluster, server.administration(), LOAD, () -> {
                cluster.node(0).kill();
                cluster.start(0, here);
            });
            assertThat(killed.problems()).as(killed.toString()).isEmpty();

            Disruption upgraded =
                    Disruption.of("upgrade", cluster, server.administration(), LOAD, () -> cluster.roll(next));
            assertThat(upgraded.problems()).as(upgraded.toString()).isEmpty();
            // Who asks once, and never again, finds somebody all the while: a node that ends is not asked any more.
            assertThat(upgraded.unanswered()).as(upgraded.toString()).isZero();
            assertThat(versions(server)).contains(NextVersion.TAG);

            ModelMigration migration = new ModelMigration(cluster.node(0).address());
            assertThat(migration.withoutWay())
                    .as("wait states from which no case could be migrated")
                    .isEmpty();
            ParkedCases.Parked led = parked.take(AcknowledgmentProcess.ACKNOWLEDGE);
            migration.migrate(AcknowledgmentProcess.KEY, led.reference());
            assertThat(ParkedCases.formOf(led, cluster.port())).contains(NextVersion.MARK);
            // All others stay where they began.
            assertThat(parked.workAll(cluster.port(), NextVersion.MARK)).isEmpty();

            // The version before, on the schema of the next one and with cases that began there.
            ParkedCases ofNext = new ParkedCases(cluster.port()).park(2);
            Disruption setBack = Disruption.of("way back", cluster, server.administration(), LOAD, () -> {
                cluster.drain(0);
                cluster.start(0, here);
            });
            assertThat(setBack.problems()).as(setBack.toString()).isEmpty();
            assertThat(ofNext.workAll(cluster.node(0).port(), NO_MARK)).isEmpty();
            System.out.println(Disruption.header() + "\n" + killed + "\n" + upgraded + "\n" + setBack);
        }
    }

    private static List<String> versions(PostgresServer server) {
        return server.administration()
                .queryForList(
                        "SELECT DISTINCT version_tag_ FROM act_re_procdef WHERE version_tag_ IS NOT NULL",
                        String.class);
    }
}
