package org.ncbrelay.labs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.embedded.EmbeddedDatabase;
import org.ncbrelay.adapter.database.embedded.EmbeddedSettings;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.machines.Node;
import org.ncbrelay.support.machines.Ports;
import org.ncbrelay.support.machines.ServerSignals;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A durable PostgreSQL server of a lab, which can be killed and started again on the same data. */
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final EmbeddedSettings settings;
    private final ServerSignals processes;
    private EmbeddedDatabase database;

    Server(Path folder) throws IOException {
        settings = new EmbeddedSettings(folder, TestDatabase.binaries(), Ports.free(), true);
        processes = new ServerSignals(folder);
        database = EmbeddedDatabase.start(settings);
    }

    int port() {
        return settings.port();
    }

    /** @param port of the server, or of what forwards to it */
    DatabaseAccess access(int port) {
        DatabaseAccess access = database.access();
        String url = "jdbc:postgresql://localhost:" + port + "/relay?sslmode=disable&gssEncMode=disable";
        return new DatabaseAccess(url, access.application(), access.owner());
    }

    /** The database of the relay as the superuser, whom row-level security does not bind. A new connection for each statement. */
    JdbcTemplate sql() {
        return new JdbcTemplate(new DriverManagerDataSource(
                database.access().url() + "?connectTimeout=5&ApplicationName=lab",
                database.administrator().user(),
                database.administrator().password()));
    }

    Connection connection() throws SQLException {
        return sql().getDataSource().getConnection();
    }

    /**
     * {@code kill -9}, and a new start.
     *
     * @param all every process at once, as the loss of power would end them; false: the first process alone
     */
    void kill(boolean all) throws IOException {
        ProcessHandle first = processes.first();
        List<ProcessHandle> children = first.children().toList();
        first.destroyForcibly();
        if (all) children.forEach(ProcessHandle::destroyForcibly);
        first.onExit().join();
        startAgain();
    }

    private void startAgain() throws IOException {
        database.close();
        database = EmbeddedDatabase.start(settings);
    }

    /** Waits until it takes connections, and starts it again if it has ended. */
    void awaitAnswer() {
        Node.await("the server answers", PATIENCE, () -> {
            if (!isRunning()) startAgain();
            return sql().queryForObject("SELECT NOT pg_is_in_recovery()", Boolean.class);
        });
    }

    private boolean isRunning() {
        try {
            return processes.first().isAlive();
        } catch (UncheckedIOException | NoSuchElementException gone) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
