package org.ncbrelay.adapter.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.KeyHistory;
import org.ncbrelay.domain.audit.SigningKey;
import org.ncbrelay.start.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signing key and a copy of every checkpoint, in a folder for the relay's eyes only. */
class SealFolder {
    private static final Logger LOG = LoggerFactory.getLogger(SealFolder.class);

    private final SealSettings settings;
    private final Path secret;
    private final Path next;
    private final Path open;
    private final StoredCheckpoints kept;
    private final Path position;
    private final Path database;
    private final Path lock;
    private Keys keys;

    /**
     * @param signer of the newest checkpoint of the database, null before the first one
     * @throws CannotStart if the folder lacks its key; only before the first checkpoint, or where the key is lost, a new one is made
     */
    SealFolder(SealSettings settings, String signer) {
        this.settings = settings;
        Path folder = settings.directory();
        secret = folder.resolve("checkpoint.key");
        next = folder.resolve("checkpoint.key.next");
        open = folder.resolve("checkpoint.pub");
        kept = new StoredCheckpoints(folder.resolve("checkpoints.txt"));
        position = folder.resolve("checkpoint.position");
        database = folder.resolve("checkpoint.database");
        lock = folder.resolve("checkpoint.lock");
        try {
            Files.createDirectories(folder, mode(folder, "rwx------"));
            keys = alone(() -> {
                settings.requireKeyOf(signer);
                if (!Files.exists(secret) && !Files.exists(next)) create();
                return read();
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The audit's key in " + folder + " cannot be used", e);
        }
    }

    /** Nodes that read or change the key, or replace a file, wait for each other: those of one JVM for the class, those of several for the lock of a file. */
    private <T> T alone(Work<T> work) throws IOException {
        synchronized (SealFolder.class) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                return work.done();
            }
        }
    }

    /** Must not work {@link #alone} again. */
    private interface Work<T> {
        T done() throws IOException;
    }

    /**
     * Notes once whose witness the folder is: with the checkpoints of another database it would tell of a rollback that there was not.
     *
     * @param name the same for a database and what is restored of it
     * @throws CannotStart if the folder is that of another database
     */
    void requireDatabase(String name) {
        try {
            if (!Files.exists(database)) alone(() -> replace(database, name + "\n"));
            if (Files.readString(database).strip().equals(name)) return;
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + database + " cannot be used", e);
        }
        throw new CannotStart(
                "The folder " + database.getParent() + " has the audit's key of a relay with another database",
                "Set RELAY_AUDIT_DIRECTORY to a folder that belongs to this database alone, or connect to the other database.");
    }

    /** @throws CannotStart if the database goes on from a checkpoint that no key of this folder signed */
    void requireKeyOf(Checkpoint newest) {
        settings.requireKeyOf(newest.keyId());
    }

    SigningKey key() {
        return current().signing();
    }

    KeyHistory keys() {
        return current().history();
    }

    /** Another node of the relay may have changed the key. */
    private synchronized Keys current() {
        try {
            if (!keys.isOf(Files.readString(open))) keys = alone(this::read);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("The audit's key cannot be read", e);
        }
    }

    /**
     * Puts a new key in the place of the old one, which names it and is then deleted.
     *
     * @param last the last checkpoint of the old key; none may be sealed until this is over
     */
    synchronized SigningKey change(Checkpoint last) {
        try {
            keys = alone(() -> {
                Keys old = read();
                SigningKey fresh = SigningKey.generate();
                KeyHistory history = old.history().changed(last, old.signing(), fresh.verifying());
                write(next, fresh.secret() + "\n", "rw-------");
                // From here on the new key counts; a node that stops in between finds its secret half next to the old
                // one.
                replace(open, history + "\n");
                return read();
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The audit's key cannot be changed", e);
        }
        return keys.signing();
    }

    private Keys read() throws IOException {
        String text = Files.readString(open);
        KeyHistory history = KeyHistory.parse(text);
        String newest = history.newest().toString();
        if (Files.exists(next)) {
            try {
                SigningKey.parse(Files.readString(next), newest);
                Files.move(next, secret, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IllegalArgumentException neverNamed) {
                LOG.warn("A change of the audit's key was not finished; the old key stays");
                Files.delete(next);
            }
        }
        return new Keys(text, SigningKey.parse(Files.readString(secret), newest), history);
    }

    /** @param text of the file that was read */
    private record Keys(String text, SigningKey signing, KeyHistory history) {
        boolean isOf(String now) {
            return text.equals(now);
        }
    }

    void keep(Checkpoint checkpoint) {
        kept.add(checkpoint);
    }

    Optional<Checkpoint> newest() {
        return kept.newest();
    }

    /** How far the database had come when this folder was written last. */
    DatabasePosition position() {
        try {
            return Files.exists(position) ? DatabasePosition.parse(Files.readString(position)) : DatabasePosition.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(DatabasePosition reached) {
        try {
            alone(() -> replace(position, reached + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("The position of the database cannot be kept in " + position, e);
        }
    }

    /**
     * Replaces a file as a whole, so that one that exists is complete. Only {@link #alone}: nodes that write at once write one unfinished
     * file. A backup copies {@code checkpoint*} while the relay runs, and does not see it come and go.
     */
    private static Path replace(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        Files.writeString(
                unfinished,
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.SYNC);
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    List<Checkpoint> kept() {
        return kept.all();
    }

    /** The secret half comes last, so that it never lies there without the other. The public half of a lost key still verifies what it signed. */
    private void create() throws IOException {
        SigningKey fresh = SigningKey.generate();
        if (Files.exists(open)) Files.move(open, open.resolveSibling("checkpoint.pub.before-" + fresh.id()));
        Files.writeString(open, fresh.verifying() + "\n");
        Path unfinished = secret.resolveSibling("checkpoint.key.unfinished");
        Files.deleteIfExists(unfinished);
        write(unfinished, fresh.secret() + "\n", "rw-------");
        Files.move(unfinished, secret, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("Made a key for the audit's checkpoints; give {} to those who verify", open);
    }

    private static void write(Path file, String text, String mode) throws IOException {
        Files.createFile(file, mode(file, mode));
        Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))};
    }
}
