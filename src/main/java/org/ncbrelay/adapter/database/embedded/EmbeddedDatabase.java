package org.ncbrelay.adapter.database.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.DatabaseUnavailable;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.start.StartConditions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL server of our own, its data kept between runs, reachable from this machine only and only with a password.
 * It has run its recovery and has the roles and the database {@code relay} once {@link #start} returns.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String SUPERUSER = "postgres";
    static final String OWNER = "relay_owner";
    static final String APPLICATION = DatabaseAccess.ROLE;
    private static final String NAME = "relay";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    /** Each error in one line: no DETAIL, which quotes rows, no statement and no parameter. */
    private static final Map<String, String> QUIET_LOG = Map.of(
            "log_error_verbosity", "terse",
            "log_min_error_statement", "panic",
            "log_parameter_max_length", "0",
            "log_parameter_max_length_on_error", "0",
            "log_statement", "none",
            "log_min_duration_statement", "-1");

    private static final Duration START = Duration.ofSeconds(60);

    /** After the five seconds that the server is given to stop by itself. */
    private static final Duration STOP = Duration.ofSeconds(3);

    private final FileChannel lock;
    private final Secrets secrets;
    private final EmbeddedSettings settings;
    private EmbeddedPostgres server;
    private boolean closed;

    private EmbeddedDatabase(FileChannel lock, Secrets secrets, EmbeddedSettings settings, EmbeddedPostgres server) {
        this.lock = lock;
        this.secrets = secrets;
        this.settings = settings;
        this.server = server;
    }

    /**
     * @throws DatabaseUnavailable if another application runs from the folder, or the server does not start within a minute
     * @throws IOException         if the folder cannot be written
     */
    public static EmbeddedDatabase start(EmbeddedSettings settings) throws IOException {
        refuseRoot(System.getProperty("user.name"), LinuxUtils::isUnshareAvailable);
        PrivateFiles.createFolder(settings.directory());
        FileChannel lock = lock(settings.directory());
        try {
            // One that outlived its application, because that was killed.
            new ServerProcesses(settings.server()).stop(STOP);
            Secrets secrets = Secrets.in(settings.directory());
            EmbeddedPostgres server = startServer(settings, secrets);
            EmbeddedDatabase database = new EmbeddedDatabase(lock, secrets, onPort(settings, server.getPort()), server);
            Roles.prepare(database.administration(), secrets, NAME);
            database.endSessionsOfBackup();
            LOG.info("Embedded PostgreSQL on port {}, data in {}", server.getPort(), settings.directory());
            return database;
        } catch (IOException | RuntimeException failure) {
            new ServerProcesses(settings.server()).stop(STOP);
            lock.close();
            throw failure;
        }
    }

    /** PostgreSQL refuses to run as root; the library then runs it as another user by {@code unshare}. */
    static void refuseRoot(String user, BooleanSupplier unshare) {
        if (!"root".equals(user) || unshare.getAsBoolean()) return;
        throw new DatabaseUnavailable(
                "PostgreSQL does not run as root, and the command unshare, which would give it another user, does not work here",
                "Start the relay as another user, or install unshare (Debian: util-linux); a container must permit user namespaces.");
    }

    /** {@code ops/restore} leaves a file: sessions of the backup would open the relay to users who have logged out or were shut out since. */
    private void endSessionsOfBackup() throws IOException {
        Path restored = settings.directory().resolve("restored");
        if (!Files.exists(restored)) return;
        int ended = new JdbcTemplate(server.getDatabase(SUPERUSER, NAME)).update("DELETE FROM public.relay_session");
        LOG.info("The database was restored from a backup: {} sessions were ended", ended);
        Files.delete(restored);
    }

    /** Lets one application at a time use the folder; the operating system lifts it with the process, however that ends. */
    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("relay.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) return channel;
        channel.close();
        throw new DatabaseUnavailable(
                "NCB Relay is already running from this folder: " + folder, StartConditions.SECOND_RELAY);
    }

    /** What was any free port at the first start is this one at every other: the application knows it. */
    private static EmbeddedSettings onPort(EmbeddedSettings settings, int port) {
        return new EmbeddedSettings(settings.directory(), settings.binaries(), port, settings.durable());
    }

    /** Whether the server's first process is there; one that hangs is. */
    synchronized boolean isRunning() throws IOException {
        return new ServerProcesses(settings.server()).isRunning();
    }

    /**
     * Starts a server that died again, on the same data and the same port; the data is whole once this returns. What its first process
     * left behind is ended before.
     *
     * @throws DatabaseUnavailable if it does not start within a minute
     */
    synchronized void startAgain() throws IOException {
        if (closed) return;
        new ServerProcesses(settings.server()).stop(STOP);
        // It only lets go of its own lock: there is no server any more. An attempt that failed cannot even do that, and
        // the next one
        // would find the file locked; the folder has a lock of ours.
        server.close();
        Files.deleteIfExists(settings.server().resolve("epg-lock"));
        server = startServer(settings, secrets);
    }

    private static EmbeddedPostgres startServer(EmbeddedSettings settings, Secrets secrets) throws IOException {
        String durable = settings.durable() ? "on" : "off";
        Path password = passwordFile(settings, secrets);
        try {
            EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                    .setDataDirectory(settings.server())
                    .setOverrideWorkingDirectory(settings.binaries().toFile())
                    .setCleanDataDirectory(false)
                    // Spring closes the server after the pool; a hook of its own would race it.
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START)
                    .setPort(settings.port())
                    .setConnectConfig("password", secrets.passwordOf(SUPERUSER))
                    // These two reach initdb, after and over the library's own "trust".
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", password.toString())
                    // A log of its own: the server writes to it even when the application is gone.
                    .setOutputRedirector(
                            ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", durable)
                    .setServerConfig("synchronous_commit", durable);
            // Neither the row that a constraint refuses nor the statement with it belongs into a log.
            QUIET_LOG.forEach(server::setServerConfig);
            // The same order, case and boundaries of words on every machine, whatever languages its shell names;
            // elsewhere it has no such name.
            if (System.getProperty("os.name").equals("Linux")) server.setLocaleConfig("locale", "C.UTF-8");
            return server.start();
        } catch (IllegalStateException | IOException failure) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL did not start: " + failure.getMessage(),
                    "What it says itself is at the end of " + settings.log() + ".",
                    failure);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private static Path passwordFile(EmbeddedSettings settings, Secrets secrets) throws IOException {
        Path file = settings.directory().resolve("password.initdb");
        Files.deleteIfExists(file);
        return Files.writeString(PrivateFiles.createFile(file), secrets.passwordOf(SUPERUSER));
    }

    /** How the application and its migrations log in to the database {@code relay}. */
    public DatabaseAccess access() {
        return access(NAME);
    }

    /** The same roles on another database of this server; tests have one each. */
    public DatabaseAccess access(String database) {
        return new DatabaseAccess(
                "jdbc:postgresql://localhost:" + settings.port() + "/" + database, login(APPLICATION), login(OWNER));
    }

    /** Logs in as the superuser, which nothing but the preparation of roles and databases needs. */
    public synchronized DataSource administration() {
        return server.getPostgresDatabase();
    }

    /** The superuser's login. */
    public Login administrator() {
        return login(SUPERUSER);
    }

    private Login login(String user) {
        return new Login(user, secrets.passwordOf(user));
    }

    /**
     * Stops the server, then lets go of the folder. One that does not stop, because it hangs, is killed: its log makes the data whole at
     * the next start.
     */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        try {
            server.close();
            new ServerProcesses(settings.server()).stop(STOP);
        } finally {
            lock.close();
        }
    }
}
