package org.ncbrelay.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** A start ends with one sentence and its remedy where a folder cannot be used. */
class StartConditionsTest {
    @TempDir
    private Path folder;

    private final MockEnvironment settings = new MockEnvironment();

    @Test
    void theFoldersAreMadeForTheUserOfTheRelayAlone() throws IOException {
        start("demo", folder);
        for (String each : new String[] {"audit", "mailbox", "postgres"})
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(each))))
                    .as(each)
                    .isEqualTo("rwx------");
    }

    @Test
    void aSecondDemoRelayInOneFolderIsRefused() {
        start("demo", folder);
        assertRefused(() -> start("demo", folder), "NCB Relay is already running from this folder: ", "SERVER_PORT");
    }

    @Test
    void theMailboxAloneIsNotSharedEither() {
        start("demo", folder);
        settings.setProperty("relay.audit.directory", folder.resolve("another").toString());
        assertRefused(
                () -> new StartConditions().initialize(context()),
                folder.resolve("mailbox").toString(),
                "RELAY_MAIL_MAILBOX_DIRECTORY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "mailbox", "postgres"})
    void aFolderThatCannotBeWrittenIsNamedWithItsVariable(String name) throws IOException {
        Files.writeString(folder.resolve(name), "a file in the place of the folder");
        assertRefused(() -> start("demo", folder), "cannot write the folder " + folder.resolve(name), "_DIRECTORY");
    }

    @Test
    void productionHasNoMailboxAndNoServerOfItsOwn() {
        settings.setProperty("relay.mail.transport", "smtp");
        start("production", folder);
        assertThat(folder.resolve("mailbox")).doesNotExist();
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void aSecondNodeWithOtherRulesIsRefusedWhileTheFirstRuns() throws IOException {
        settings.setProperty("relay.mail.transport", "smtp");
        start("production", folder);
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("channel.dmn"), "<definitions/>");
        settings.setProperty("relay.rules.directory", rules.toString());
        assertRefused(() -> start("production", folder), "is running with other rules", "stop all nodes");

        start("production", folder.resolve("alone"));
        assertThat(folder.resolve("alone/audit/rules.sha256")).content().hasSize(64);
        Files.writeString(rules.resolve("channel.dmn"), "<definitions />");
        assertRefused(() -> start("production", folder.resolve("alone")), "is running with other rules", "same folder");
    }

    @Test
    void theImageAndTheDocumentedCommandUseBothCompilersAndOneHeap() throws IOException {
        assertThat(Files.readString(Path.of("docker", "jvm.options")))
                .contains("-Xmx512m")
                .doesNotContain("TieredStopAtLevel");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains(
                        "-XX:VMOptionsFile=docker/jvm.options<",
                        "<spring-boot.run.optimizedLaunch>false</spring-boot.run.optimizedLaunch>");
    }

    private void start(String profile, Path data) {
        settings.setActiveProfiles(profile);
        settings.setProperty("relay.audit.directory", data.resolve("audit").toString());
        settings.setProperty(
                "relay.mail.mailbox.directory", data.resolve("mailbox").toString());
        settings.setProperty(
                "relay.database.embedded.directory", data.resolve("postgres").toString());
        new StartConditions().initialize(context());
    }

    private GenericApplicationContext context() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.setEnvironment(settings);
        return context;
    }

    private static void assertRefused(Runnable start, String sentence, String remedy) {
        assertThatThrownBy(start::run)
                .isInstanceOfSatisfying(
                        CannotStart.class,
                        refused -> assertThat(refused.action()).contains(remedy))
                .hasMessageContaining(sentence);
    }
}
