package org.ncbrelay.faults;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ncbrelay.adapter.database.embedded.EmbeddedDatabase;
import org.ncbrelay.adapter.database.embedded.EmbeddedSettings;
import org.ncbrelay.support.Ports;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL server of the lab: its first process is a child of ours, which can be killed and started again on the same data. */
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Path binaries;
    private final int port;
    private final Properties passwords = new Properties();
    private Process postmaster;

    private Server(Path folder, Path binaries) {
        this.folder = folder;
        this.binaries = binaries;
        this.port = Ports.free();
        try (Reader file = Files.newBufferedReader(folder.resolve("secrets.properties"))) {
            passwords.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the data of a server: its files, its roles (those of {@code docker/roles.sh}) and an empty database {@code relay}.
     *
     * @param folder   that does not exist yet
     * @param binaries where PostgreSQL is, or will be, unpacked
     */
    static void make(Path folder, Path binaries) throws IOException {
        EmbeddedDatabase.start(new EmbeddedSettings(folder, binaries, 0, false)).close();
    }

    /** Starts a server on data that {@link #make} made, or on a copy of it. */
    static Server start(Path folder, Path binaries) {
        Server server = new Server(folder, binaries);
        server.start();
        return server;
    }

    int port() {
        return port;
    }

    Path data() {
        return folder.resolve("server");
    }

    String password(String role) {
        return passwords.getProperty(role);
    }

    /** The database of the relay as the superuser, who sees past row-level security. A new connection for each statement. */
    JdbcTemplate sql() {
        return new JdbcTemplate(new DriverManagerDataSource(url(), "postgres", password("postgres")));
    }

    /** A connection of its own, for whoever holds locks. */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", password("postgres"));
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + port + "/relay?connectTimeout=5&ApplicationName=lab";
    }

    void start() {
        launch();
        awaitAnswer();
    }

    /** Waits until it takes connections, and starts it again where it had to give up. */
    void awaitAnswer() {
        Until.is("the server answers", PATIENCE, () -> {
            if (!postmaster.isAlive()) launch();
            return sql().queryForObject("SELECT NOT pg_is_in_recovery()", Boolean.class);
        });
    }

    private void launch() {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to be root; in a user namespace without a mapping nobody is.
        if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("unshare", "-U"));
        command.addAll(List.of(
                program("postgres"),
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=localhost",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "log_error_verbosity=terse",
                "-c",
                "log_min_error_statement=panic"));
        File log = folder.resolve("server.log").toFile();
        try {
            postmaster = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            // After a server that was killed: a new one starts only when all processes of the old one are gone.
            postmaster.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String program(String name) {
        try (Stream<Path> files = Files.find(binaries, 4, (file, is) -> file.endsWith(Path.of("bin", name)))) {
            return files.findFirst().orElseThrow().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9} of the first process; the others find out by themselves. */
    void killPostmaster() throws InterruptedException {
        postmaster.destroyForcibly().waitFor();
    }

    /** {@code kill -9} of all processes at once, as the machine would end them by losing its power. */
    void killAll() throws InterruptedException {
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postmaster.waitFor();
    }

    /** The processes that serve the relay and are ending a transaction at this moment. */
    List<Long> committing(JdbcTemplate on) {
        return on.queryForList(
                "SELECT pid::bigint FROM pg_stat_activity WHERE application_name = 'ncb-relay' AND state = 'active' AND query ILIKE 'commit%'",
                Long.class);
    }

    boolean isAlive() {
        return postmaster.isAlive();
    }

    @Override
    public void close() {
        try {
            // INT is PostgreSQL's fast shutdown.
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
            if (!postmaster.waitFor(30, TimeUnit.SECONDS)) killAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
