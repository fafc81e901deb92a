package org.ncbrelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.flow.support.sharing.SharingProcess;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.Ports;
import org.ncbrelay.support.RelayCommand;
import org.ncbrelay.support.ShellSettings;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.TodaysRequest;

/** The relay as somebody runs it, with its own database, pulled out of the socket in the middle of a case. */
@IntegrationTest
@Tag("from-outside")
class RestartTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final int port = Ports.free();
    private final Caller http = new Caller("http://localhost:" + port);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Process relay;

    @AfterEach
    void stop() throws InterruptedException {
        if (relay == null) return;
        relay.destroy();
        if (!relay.waitFor(1, TimeUnit.MINUTES)) relay.destroyForcibly();
    }

    @Test
    void nothingIsLostWhenTheRelayIsKilledAndTheCaseGoesOn() throws Exception {
        relay = running("first");
        String reference = http.post("agency.ken", "/api/support-requests", TodaysRequest.of(today))
                .with(201)
                .json()
                .path("reference")
                .asText();
        Staff staff = new Staff(http, today, reference);
        Staff.Open open = staff.until(SharingProcess.SCOPE);
        JsonNode before = staff.view();

        assertASecondStartIsRefused();
        assertThat(staff.view()).isEqualTo(before);

        org.ncbrelay.security.Caller officer = session();
        String token = officer.token("/me");
        assertThat(officer.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(tasksInTasklist(officer)).isEqualTo(200);

        relay.destroyForcibly().waitFor();
        relay = running("second");
        assertThat(officer.get("/cases").statusCode()).as("still logged in").isEqualTo(200);
        assertThat(tasksInTasklist(officer)).as("in Tasklist too").isEqualTo(200);
        assertThat(officer.sendForm("/me", token, "language=&timeZone=").statusCode())
                .as("a form of before")
                .isEqualTo(302);
        assertThat(staff.view()).isEqualTo(before);
        staff.complete(open);
        assertThat(staff.untilTheEnd().path("status").asText()).isEqualTo("CLOSED");
    }

    private org.ncbrelay.security.Caller session() {
        return org.ncbrelay.security.Caller.session(port, "ncb.ken", "wildlife-demo");
    }

    private static int tasksInTasklist(org.ncbrelay.security.Caller officer) {
        return officer.get("/camunda/api/engine/engine/default/task").statusCode();
    }

    private void assertASecondStartIsRefused() throws Exception {
        Process second = start("refused", Ports.free());
        assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isNotZero();
        assertThat(log("refused")).content().contains("NCB Relay is already running from this folder");
    }

    private Process running(String name) {
        Process started = start(name, port);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> isReady(started));
        return started;
    }

    private boolean isReady(Process started) {
        if (!started.isAlive()) throw new AssertionError("the relay ended; see its log");
        try {
            return http.get("gs", "/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private Process start(String name, int atPort) {
        List<String> command = RelayCommand.compiled(System.getProperty("java.class.path"));
        command.addAll(List.of(
                "--server.port=" + atPort,
                "--relay.database.embedded.directory=" + folder.resolve("postgres"),
                "--relay.database.embedded.binaries=" + TestDatabase.binaries().toAbsolutePath(),
                "--relay.mail.mailbox.directory=" + folder.resolve("mailbox"),
                "--relay.audit.directory=" + folder.resolve("audit")));
        try {
            return ShellSettings.process(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log(name).toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String name) {
        return Path.of("target", "restart-" + name + ".log");
    }
}
