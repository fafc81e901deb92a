package org.ncbrelay.adapter.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signing key and a copy of every checkpoint, in a folder for the relay's eyes only. */
class SealFolder {
    private static final Logger LOG = LoggerFactory.getLogger(SealFolder.class);

    private final Path secret;
    private final Path open;
    private final Path kept;
    private final SigningKey key;

    SealFolder(Path folder) {
        secret = folder.resolve("checkpoint.key");
        open = folder.resolve("checkpoint.pub");
        kept = folder.resolve("checkpoints.txt");
        try {
            Files.createDirectories(folder, mode(folder, "rwx------"));
            if (!Files.exists(secret)) create();
            key = SigningKey.parse(Files.readString(secret), Files.readString(open));
        } catch (IOException e) {
            throw new UncheckedIOException("The audit's key in " + folder + " cannot be used", e);
        }
    }

    SigningKey key() {
        return key;
    }

    void keep(Checkpoint checkpoint) {
        try {
            Files.writeString(
                    kept,
                    checkpoint + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("A checkpoint cannot be kept in " + kept, e);
        }
    }

    List<Checkpoint> kept() {
        try {
            if (!Files.exists(kept)) return List.of();
            return Files.readAllLines(kept).stream().map(Checkpoint::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret half comes last, so that it never lies there without the other. */
    private void create() throws IOException {
        SigningKey fresh = SigningKey.generate();
        Files.writeString(open, fresh.verifying() + "\n");
        Path unfinished = secret.resolveSibling("checkpoint.key.unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, mode(unfinished, "rw-------"));
        Files.writeString(unfinished, fresh.secret() + "\n");
        Files.move(unfinished, secret, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("Made a key for the audit's checkpoints; give {} to those who verify", open);
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))};
    }
}
