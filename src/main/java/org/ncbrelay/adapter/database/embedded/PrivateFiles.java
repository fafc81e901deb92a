package org.ncbrelay.adapter.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and folders that no one but the user who runs the relay can read, where the file system knows of users. */
final class PrivateFiles {
    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, mode("rwx------"));
    }

    static Path createFile(Path file) throws IOException {
        return Files.createFile(file, mode("rw-------"));
    }

    private static FileAttribute<?>[] mode(String mode) {
        if (!POSIX) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))};
    }
}
