package org.ncbrelay.start;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ncbrelay.domain.Sha256;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Takes the folders of a relay in the first second of a start, which only a start can: no other relay uses them, and other nodes have the
 * same rules. From then on the relay holds its folders until the process ends.
 */
public final class StartConditions implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** What to do about a second relay in the folder of another one. */
    public static final String SECOND_RELAY =
            "Use the relay that runs, or stop it first. Start a second, separate relay in a folder of its own, with another SERVER_PORT.";

    /** A channel that no one refers to is closed with its lock. */
    private static final Set<FileChannel> HELD = ConcurrentHashMap.newKeySet();

    private static final String LOCK = "relay.lock";
    private static final String AUDIT = "relay.audit.directory";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        // The nodes of a production installation share the folder of the audit's key; a demo relay shares it with
        // nobody.
        if (demo) hold(AUDIT, "data/audit", environment, false);
        else holdWithOtherNodes(environment);
        if (!"smtp".equalsIgnoreCase(environment.getProperty("relay.mail.transport")))
            hold("relay.mail.mailbox.directory", "data/mailbox", environment, !demo);
        if (demo) writable("relay.database.embedded.directory", "data/postgres", environment);
    }

    /** The tables of the node that starts last count for all nodes: while one runs, another starts with the same rules only. */
    private static void holdWithOtherNodes(Environment environment) {
        Path folder = writable(AUDIT, "data/audit", environment);
        Path noted = folder.resolve("rules.sha256");
        try (FileChannel turn = open(folder.resolve("rules.lock"));
                FileLock mine = turn.lock()) {
            String rules = digest(environment.getProperty("relay.rules.directory", ""));
            if (isHeld(folder)
                    && Files.exists(noted)
                    && !Files.readString(noted).equals(rules))
                throw new CannotStart(
                        "A node of this installation is running with other rules than those of RELAY_RULES_DIRECTORY",
                        "Give every node the same folder of rules. To change the rules, stop all nodes first.",
                        CannotStart.FOR_NOW,
                        null);
            Files.writeString(noted, rules);
            hold(AUDIT, "data/audit", environment, true);
        } catch (IOException refused) {
            throw unwritable(AUDIT, folder, refused);
        }
    }

    private static boolean isHeld(Path folder) throws IOException {
        try (FileChannel channel = open(folder.resolve(LOCK))) {
            return lock(channel, false) == null;
        }
    }

    /** Of all decision tables in the folder, by name; the rules of the release have none. */
    private static String digest(String rules) throws IOException {
        if (rules.isBlank()) return "";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.list(Path.of(rules))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".dmn"))
                    .sorted()
                    .toList()) {
                all.writeBytes(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                all.writeBytes(Files.readAllBytes(file));
            }
        }
        return all.size() == 0 ? "" : Sha256.hex(all.toByteArray());
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static void hold(String property, String otherwise, Environment environment, boolean shared) {
        Path folder = writable(property, otherwise, environment);
        try {
            FileChannel channel = open(folder.resolve(LOCK));
            if (lock(channel, shared) == null) {
                channel.close();
                throw new CannotStart(
                        "NCB Relay is already running from this folder: " + folder,
                        SECOND_RELAY + " The folder is that of " + variable(property) + ".",
                        CannotStart.FOR_NOW,
                        null);
            }
            HELD.add(channel);
        } catch (IOException refused) {
            throw unwritable(property, folder, refused);
        }
    }

    /** @return null if another relay has it, in this JVM or elsewhere */
    private static FileLock lock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException taken) {
            return null;
        }
    }

    private static Path writable(String property, String otherwise, Environment environment) {
        Path folder = Path.of(environment.getProperty(property, otherwise))
                .toAbsolutePath()
                .normalize();
        try {
            if (!Files.isDirectory(folder)) Files.createDirectories(folder, privately(folder));
            Files.delete(Files.createTempFile(folder, "relay", ".start"));
        } catch (IOException refused) {
            throw unwritable(property, folder, refused);
        }
        return folder;
    }

    private static FileAttribute<?>[] privately(Path folder) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        };
    }

    private static CannotStart unwritable(String property, Path folder, IOException refused) {
        return new CannotStart(
                "The user %s cannot write the folder %s".formatted(System.getProperty("user.name"), folder),
                "Give this user write access, or name another folder in " + variable(property) + ".",
                refused);
    }

    /** The environment variable of a property. */
    public static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
