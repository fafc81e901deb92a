package org.ncbrelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.machines.RelayRun;
import org.ncbrelay.support.matter.TodaysRequest;

/** The relay as somebody runs it, with its own database, pulled out of the socket in the middle of a case. */
@IntegrationTest
class RestartTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private RelayRun relay;

    @AfterEach
    void stop() throws InterruptedException {
        if (relay != null) relay.close();
    }

    @Test
    void nothingIsLostWhenTheRelayIsKilledAndTheCaseGoesOn() throws Exception {
        relay = start("first").ready();
        String reference = relay.http().submit("agency.ken", TodaysRequest.of(today));
        Staff staff = new Staff(relay.http(), today, reference);
        Staff.Open open = staff.until("Task_DefineScopeQuestion");
        JsonNode before = staff.view();
        assertASecondStartIsRefused();
        assertThat(staff.view()).isEqualTo(before);
        Caller officer = Caller.session(relay.port(), "ncb.ken", "wildlife-demo");
        String token = officer.token("/me");
        officer.get("/camunda/app/tasklist/default/").with(200);
        assertThat(tasksInTasklist(officer)).isEqualTo(200);

        relay.kill();
        relay = start("second").ready();

        // Cookies belong to a host, whatever the port.
        officer = officer.at(relay.port());
        staff = new Staff(relay.http(), today, reference);
        assertThat(officer.get("/cases").status()).as("still logged in").isEqualTo(200);
        assertThat(tasksInTasklist(officer)).as("in Tasklist too").isEqualTo(200);
        assertThat(officer.sendForm("/me", token, "language=&timeZone=").status())
                .as("a form of before")
                .isEqualTo(302);
        assertThat(staff.view()).isEqualTo(before);
        staff.complete(open);
        assertThat(staff.untilTheEnd().path("status").asText()).isEqualTo("CLOSED");
    }

    private static int tasksInTasklist(Caller officer) {
        return officer.get("/camunda/api/engine/engine/default/task").status();
    }

    private void assertASecondStartIsRefused() throws Exception {
        RelayRun second = start("refused");
        assertThat(second.endsWithin(PATIENCE)).isTrue();
        assertThat(second.exitCode()).isNotZero();
        assertThat(Path.of("target", "restart-refused.log"))
                .content()
                .contains("NCB Relay is already running from this folder");
    }

    private RelayRun start(String name) throws IOException {
        return RelayRun.start(
                "restart-" + name,
                folder,
                "--relay.database.embedded.directory=" + folder.resolve("postgres"),
                "--relay.database.embedded.binaries=" + TestDatabase.binaries().toAbsolutePath());
    }
}
