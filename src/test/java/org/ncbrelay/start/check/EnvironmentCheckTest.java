package org.ncbrelay.start.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.start.CannotStart;
import org.ncbrelay.start.check.Findings.Line;
import org.ncbrelay.start.check.Findings.State;
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
    void aSettingThatCannotBeReadIsNamedWithWhatIsAllowedAndWithoutTheNameOfAClass() {
        assertThat(problems(Map.of(
                        "relay.mail.port", "0",
                        "relay.workers.interval", "often",
                        "relay.database.tls", "MAYBE",
                        "relay.hits.per-day", "many",
                        "relay.monitoring.token", "abc",
                        "relay.login.passkey-required-for", "operator,boss",
                        "server.port", "eighty")))
                .contains(
                        "relay.mail.port must be 1 to 65535",
                        "RELAY_WORKERS_INTERVAL is often, and must be a time such as 30s, 15m or 8h",
                        "RELAY_DATABASE_TLS is MAYBE, and must be one of [VERIFIED, NONE]",
                        "RELAY_HITS_PERDAY is many, and must be a whole number",
                        "relay.monitoring.token must have at least 32 characters",
                        "SERVER_PORT is eighty, and must be a whole number")
                .anyMatch(found ->
                        found.startsWith("RELAY_LOGIN_PASSKEYREQUIREDFOR is operator,boss, and must be one of [")
                                && found.contains("NCB_HEAD"))
                .noneMatch(found -> found.contains("ncbrelay") || found.contains("java."));
    }

    @ParameterizedTest
    @CsvSource({
        "RELAY_MAIL_HOSTT, RELAY_MAIL_HOST",
        "RELAY_MIAL_HOST, RELAY_MAIL_HOST",
        "RELAY_TLS_CERTIFCATE, RELAY_TLS_CERTIFICATE",
        "RELAY_DATABSE_URL, RELAY_DATABASE_URL",
        "RELAY_AUDIT_DIR, RELAY_AUDIT_DIRECTORY",
        "relay.database.pasword, RELAY_DATABASE_PASSWORD"
    })
    void aNameThatNoSettingHasEndsAStartInProductionWithTheNearestOne(String mistyped, String meant) {
        Line line = lines(State.WRONG, "production", Map.of(mistyped, "x")).stream()
                .filter(each -> each.found().contains(mistyped))
                .findAny()
                .orElseThrow();
        assertThat(line.sentence())
                .isEqualTo("No setting is called " + mistyped + ". Correct the name, perhaps to " + meant
                        + ", or remove it.");
        assertThat(lines(State.WARNING, "demo", Map.of(mistyped, "x")))
                .contains(new Line(State.WARNING, line.what(), line.found(), line.remedy()));
    }

    @Test
    void partsOfListsAndMapsAndOtherWaysOfWritingAreKnown() {
        assertThat(problems(Map.of(
                        "RELAY_OIDC_PROVIDERS_KENYA_CLIENTID", "relay",
                        "RELAY_MAIL_REAL_RECIPIENTS_ALLOWED", "true",
                        "RELAY_MAIL_REALRECIPIENTSALLOWED", "true",
                        "relay.mail.realRecipientsAllowed", "true",
                        "RELAY_LOGIN_PASSKEYORIGINS_0", "https://relay.example",
                        "relay.login.passkey-origins[1]", "https://relay.example")))
                .noneMatch(found -> found.contains("No setting"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prod | production",
                "prodution | production",
                "PRODUCTION | production",
                "dmeo | demo",
                "production,verbose | production",
                "demo,production | production",
                "oidc | production,oidc",
                "oidc,prod | production,oidc"
            })
    void aProfileThatIsNeitherDemoNorProductionEndsTheStart(String profiles, String nearest) {
        assertThat(lines(State.WRONG, profiles, Map.of()))
                .contains(new Line(
                        State.WRONG,
                        "profile",
                        "The profile is " + profiles + ", and must be production or demo, and oidc beside it at most",
                        "Set SPRING_PROFILES_ACTIVE=" + nearest + "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production", "production,oidc"})
    void theProfilesOfTheReleaseAreRight(String profiles) {
        assertThat(lines(State.WRONG, profiles, Map.of()))
                .noneMatch(line -> line.what().equals("profile"));
    }

    @Test
    void whatALaterStartMayFindOtherwiseHasAnotherExitCode() throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("relay.audit.directory", folder.toString()));
        settings.put("relay.mail.mailbox.directory", folder.toString());
        settings.put("relay.database.embedded.directory", folder.toString());
        try (ServerSocket another = new ServerSocket(0)) {
            settings.put("server.port", String.valueOf(another.getLocalPort()));
            Findings findings = EnvironmentCheck.examine(environment("demo", settings), false);
            assertThat(findings.exitCode()).isEqualTo(CannotStart.FOR_NOW);
            assertThatThrownBy(findings::requireNoneWrong)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("cannot listen on port " + another.getLocalPort());
            assertThat(EnvironmentCheck.examine(environment("demo", settings), true)
                            .exitCode())
                    .as("the command, beside a relay that runs")
                    .isZero();
            settings.put("relay.workers.interval", "often");
            assertThat(EnvironmentCheck.examine(environment("demo", settings), false)
                            .exitCode())
                    .isEqualTo(78);
        }
    }

    @Test
    void addressFilesAndFoldersThatLeadNowhereAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(problems(Map.of(
                        "relay.base-url",
                        "relay.example",
                        "relay.tls.certificate",
                        "/none.pem",
                        "relay.audit.directory",
                        file.resolve("audit").toString(),
                        "relay.rules.directory",
                        file.toString(),
                        "relay.malware.clamd",
                        "http://scanner.example")))
                .contains(
                        "RELAY_BASEURL is not the address of a web server",
                        "RELAY_TLS_CERTIFICATE names no file that the relay can read: /none.pem",
                        "RELAY_TLS_PRIVATEKEY names no file that the relay can read: ",
                        "The folder of RELAY_RULES_DIRECTORY cannot be read: " + file,
                        "The relay cannot write to " + file)
                .anyMatch(found -> found.startsWith("relay.malware.clamd must be tcp://host:port"));
    }

    /** A start uses no models yet, so only the command judges them. */
    @Test
    void theCommandJudgesTheFolderOfModelsAndAStartDoesNot() throws IOException {
        Files.writeString(folder.resolve("words_de.properties"), "");
        MockEnvironment environment = environment("demo", Map.of("relay.models.directory", folder.toString()));
        assertThat(EnvironmentCheck.examine(environment, true).of(State.WRONG))
                .extracting(Line::sentence)
                .contains(
                        "words_de.properties: Its name is of no language. Name files of words words_<language>.properties, with"
                                + " en, fr, es, ar.");
        assertThat(EnvironmentCheck.examine(environment, false).of(State.WRONG))
                .extracting(Line::what)
                .doesNotContain("models");
        environment.setProperty("relay.models.directory", "docs/examples/legal-review");
        assertThat(EnvironmentCheck.examine(environment, true).of(State.OK))
                .extracting(Line::found)
                .contains("docs/examples/legal-review");
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
        return lines(state, "production", settings).stream()
                .map(Line::found)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Line> lines(State state, String profiles, Map<String, String> settings) {
        return EnvironmentCheck.examine(environment(profiles, settings), false).of(state);
    }

    private static MockEnvironment environment(String profiles, Map<String, String> settings) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profiles.split(","));
        environment.setProperty("server.port", "0");
        if (profiles.contains("production")) environment.setProperty("relay.mail.transport", "smtp");
        settings.forEach(environment::setProperty);
        return environment;
    }
}
