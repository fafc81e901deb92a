package org.ncbrelay.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.config.check.Findings.Line;
import org.ncbrelay.config.check.Findings.State;
import org.springframework.mock.env.MockEnvironment;

/** An operator who forgot a setting reads its name and what to do, all of them at once. */
class EnvironmentCheckTest {
    @TempDir
    private Path folder;

    @Test
    void everythingThatProductionNeedsIsNamedAtOnce() {
        assertThat(problems(Map.of()))
                .contains(
                        "RELAY_BASEURL is not set, so letters and passkeys would point at this machine",
                        "RELAY_DATABASE_URL is not set",
                        "RELAY_DATABASE_USER is not set",
                        "RELAY_DATABASE_PASSWORD is not set",
                        "RELAY_MAIL_HOST is not set");
    }

    @Test
    void aSettingThatCannotBeReadIsNamedWithItsReason() {
        assertThat(problems(Map.of("relay.mail.port", "0", "relay.workers.interval", "often")))
                .anyMatch(found -> found.contains("relay.mail.port must be 1 to 65535"))
                .anyMatch(found -> found.startsWith("relay.workers.interval cannot be read"));
    }

    @Test
    void addressFilesAndFoldersThatLeadNowhereAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(problems(Map.of(
                        "relay.base-url",
                        "relay.example",
                        "relay.tls.certificate",
                        "/none.pem",
                        "relay.tls.private-key",
                        file.toString(),
                        "relay.audit.directory",
                        file.resolve("audit").toString(),
                        "relay.malware.clamd",
                        "http://scanner.example")))
                .contains(
                        "RELAY_BASEURL is not the address of a web server",
                        "relay.tls.certificate names no file that the relay can read: /none.pem",
                        "The relay cannot write to " + file)
                .anyMatch(found -> found.startsWith("relay.malware.clamd must be tcp://host:port"))
                .noneMatch(found -> found.contains("private-key"));
    }

    @Test
    void anAddressWithoutTlsIsAWarningAndOneOnThisMachineIsNone() {
        assertThat(found(State.WARNING, Map.of("relay.base-url", "http://relay.example")))
                .contains("RELAY_BASEURL has no https, and browsers refuse passkeys there");
        assertThat(found(State.OK, Map.of("relay.base-url", "http://localhost:8080")))
                .contains("http://localhost:8080");
    }

    @Test
    void theTableHasOneLineForEachFindingWithItsRemedy() {
        Findings findings = new Findings(true);
        findings.ok("clock", "as the server's");
        findings.wrong("mail", "RELAY_MAIL_HOST is not set", "Set it.");
        assertThat(findings.table().lines())
                .containsExactly(
                        "        | what  | found                      | what to do",
                        "ok      | clock | as the server's            |",
                        "wrong   | mail  | RELAY_MAIL_HOST is not set | Set it.");
    }

    private static Set<String> problems(Map<String, String> settings) {
        return found(State.WRONG, settings);
    }

    private static Set<String> found(State state, Map<String, String> settings) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("production");
        environment.setProperty("relay.mail.transport", "smtp");
        settings.forEach(environment::setProperty);
        return EnvironmentCheck.examine(environment, false).of(state).stream()
                .map(Line::found)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
