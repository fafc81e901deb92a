package org.ncbrelay.labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.labs.Cluster.Seen;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.machines.NextVersion;
import org.ncbrelay.support.machines.Node;
import org.ncbrelay.support.machines.Ports;
import org.ncbrelay.support.machines.RelayCommand;

/**
 * The short form of {@link ClusterLab}: two nodes behind HAProxy; one is killed under load, then both are replaced by the next version, and
 * one is set back: the steps of {@code docs/backup.md}, "Upgrade" and "Rollback".
 */
@FullOnly
@IntegrationTest
@Tag(FromOutside.TAG)
class ClusterTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void requireTheProxy() {
        Assumptions.assumeTrue(
                Proxy.isInstalled(), "haproxy is not installed (Debian, Ubuntu: apt-get install haproxy)");
    }

    @Test
    void nothingIsLostWhenANodeIsKilledWhenAllAreReplacedAndWhenOneIsSetBackWhileCasesRun() throws Exception {
        List<String> here = RelayCommand.compiled(Node.CLASS_PATH);
        List<String> next = RelayCommand.compiled(NextVersion.of(Node.CLASS_PATH, folder.resolve("next")));
        try (Cluster cluster = new Cluster(folder, here, 2)) {
            String address = cluster.proxy.address();
            ParkedCases parked = new ParkedCases(address).park(5);
            assertThat(parked.all())
                    .containsKey(AcknowledgmentProcess.ACKNOWLEDGE)
                    .hasSizeGreaterThan(2);
            Seen killed = cluster.during("kill", () -> {
                cluster.lab.nodes.get(0).kill();
                cluster.lab.nodes.get(0).start(here).ready();
            });
            assertThat(killed.problems()).isEmpty();

            Seen upgraded = cluster.during("upgrade", () -> cluster.replaceAll(next));
            assertThat(upgraded.problems()).isEmpty();
            // A call that is sent once finds a node all the while: a node that ends gets no more of them.
            assertThat(upgraded.unanswered()).isZero();
            assertThat(cluster.lab.server.sql().queryForList("SELECT version_tag_ FROM act_re_procdef", String.class))
                    .contains(NextVersion.TAG);

            ModelMigration migration =
                    new ModelMigration(cluster.lab.nodes.get(0).address());
            assertThat(migration.withoutWay())
                    .as("wait states from which no case could be migrated")
                    .isEmpty();
            Staff.Open led = Objects.requireNonNull(parked.all().remove(AcknowledgmentProcess.ACKNOWLEDGE));
            migration.migrate(AcknowledgmentProcess.KEY, led);
            assertThat(ParkedCases.form(address, led).text()).contains(NextVersion.MARK);
            // All others stay where they began.
            assertThat(parked.workAll(address, NextVersion.MARK)).isEmpty();

            // The version before, on the schema of the next one and with cases that began there.
            ParkedCases ofNext = new ParkedCases(address).park(2);
            Seen setBack = cluster.during("way back", () -> cluster.replace(0, here));
            assertThat(setBack.problems()).isEmpty();
            assertThat(ofNext.workAll(cluster.lab.nodes.get(0).address(), ClusterLab.NO_MARK))
                    .isEmpty();

            cluster.replace(1, here);
            assertThat(cluster.withReview(here, new ParkedCases(address).park(2)))
                    .isEmpty();
        }
    }

    @Test
    void whereNoNodeIsReadyTheAnswerSaysWhenToTryAgain() throws Exception {
        try (Proxy proxy = new Proxy(folder, List.of(Ports.free()))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.address() + "/api/agencies"))
                    .build();
            HttpResponse<String> answer = await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(
                            () -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()),
                            each -> each.statusCode() == 503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(new ObjectMapper().readTree(answer.body()).path("status").asInt())
                    .isEqualTo(503);
        }
    }
}
