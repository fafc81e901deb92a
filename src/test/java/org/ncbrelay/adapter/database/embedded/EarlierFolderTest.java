package org.ncbrelay.adapter.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.NcbRelay;
import org.ncbrelay.adapter.database.DatabaseUnavailable;
import org.ncbrelay.support.EarlierSchema;
import org.ncbrelay.support.InProcess;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A demonstration that an earlier version left in the folder: its migrations were others. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class EarlierFolderTest {
    @TempDir
    Path folder;

    @Test
    void theRelaySaysInOneSentenceWhatToDoAndLeavesTheFolderAsItIs(CapturedOutput output) throws IOException {
        EmbeddedSettings settings = new EmbeddedSettings(folder, TestDatabase.binaries(), 0, true);
        try (EmbeddedDatabase earlier = EmbeddedDatabase.start(settings)) {
            EarlierSchema.create(earlier.access());
        }
        assertThatThrownBy(this::start).hasStackTraceContaining(DatabaseUnavailable.class.getName());
        assertThat(output)
                .contains("The embedded database in " + folder
                        + " was created by another version of NCB Relay, whose data this version cannot continue")
                .contains("Move that folder aside")
                .doesNotContain("\tat ");
        try (EmbeddedDatabase earlier = EmbeddedDatabase.start(settings)) {
            assertThat(EarlierSchema.isUntouched(earlier.access())).isTrue();
        }
    }

    private void start() {
        InProcess.start(
                NcbRelay.class,
                "demo",
                "--server.port=0",
                "--relay.workers.scheduled=false",
                "--relay.audit.directory=" + folder.resolve("audit"),
                "--relay.mail.mailbox.directory=" + folder.resolve("mailbox"),
                "--relay.database.embedded.directory=" + folder,
                "--relay.database.embedded.binaries=" + TestDatabase.binaries());
    }
}
