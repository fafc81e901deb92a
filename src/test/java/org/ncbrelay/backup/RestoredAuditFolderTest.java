package org.ncbrelay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.support.IntegrationTest;

/** The audit folder that a restore finds stays where it has all that the backup has; any other one is put aside. */
@IntegrationTest
class RestoredAuditFolderTest {
    @TempDir
    private Path folder;

    private Path audit;
    private Path backup;

    /** As a stopped installation is backed up, with nothing in its server. */
    @BeforeEach
    void aBackup() throws Exception {
        audit = Files.createDirectories(folder.resolve("relay/audit"));
        backup = Files.createDirectory(folder.resolve("backup"));
        Files.writeString(backup.resolve("about.txt"), "format=1\nkind=folder\n");
        Files.writeString(backup.resolve("secrets.properties"), "");
        String server = backup.resolve("server.tar.gz").toString();
        Script.run(Map.of(), "tar", "--create", "--gzip", "--file", server, "--files-from=/dev/null")
                .succeeded();
    }

    @ParameterizedTest
    @CsvSource({
        "first, 1;a 2;b, first, 1;a 2;b 3;c, true",
        "first, 1;a 2;b, first second, 1;a 2;b 3;c, true",
        "first second, 1;a 2;b 3;c, first, 1;a 2;b 3;c, false",
        "first, 1;a 2;b 3;c, first, 1;a 2;b, false",
        "other, 1;a 2;b, first, 1;a 2;b, false"
    })
    void onlyTheFolderThatHasAllOfTheBackupStays(
            String keys, String checkpoints, String keysThere, String checkpointsThere, boolean stays)
            throws Exception {
        write(Files.createDirectory(backup.resolve("audit")), keys, checkpoints, "4;half of the line");
        write(audit, keysThere, checkpointsThere, "");

        String said = new Operator(Desk.folders(folder.resolve("relay")))
                .run("restore", Operator.finished(backup), "--replace")
                .succeeded()
                .output();

        assertThat(said.contains("stays as it is")).as(said).isEqualTo(stays);
        assertThat(Files.readString(audit.resolve("checkpoint.pub"))).isEqualTo(lines(stays ? keysThere : keys));
    }

    private static void write(Path folder, String keys, String checkpoints, String unfinished) throws IOException {
        Files.writeString(folder.resolve("checkpoint.key"), "secret");
        Files.writeString(folder.resolve("checkpoint.pub"), lines(keys));
        Files.writeString(folder.resolve("checkpoints.txt"), lines(checkpoints) + unfinished);
    }

    private static String lines(String words) {
        return words.replace(' ', '\n') + "\n";
    }
}
