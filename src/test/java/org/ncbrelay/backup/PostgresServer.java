package org.ncbrelay.backup;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL server as an operator of production has it: apart from every relay, durable, with the roles of {@code docker/roles.sh}. */
final class PostgresServer implements AutoCloseable {
    private static final Login ADMINISTRATOR = new Login("postgres", "secret-of-the-administrator");
    private static final Login OWNER = new Login("relay_owner", "secret-of-the-owner");
    private static final Login APPLICATION = new Login("relay_app", "secret-of-the-application");
    private static final Login BACKUP = new Login("relay_backup", "secret-of-the-backup");
    private static final Duration START = Duration.ofMinutes(1);

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server on a folder: one that is empty, or that holds the files of a server with the same administrator.
     *
     * @param settings of the server, such as {@code archive_command}
     */
    static PostgresServer start(Path data, Map<String, String> settings) throws IOException {
        Path password = Files.writeString(Files.createTempFile("password", ".initdb"), ADMINISTRATOR.password());
        try {
            EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(TestDatabase.binaries().toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START)
                    .setConnectConfig("password", ADMINISTRATOR.password())
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", password.toString())
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            data.resolveSibling(data.getFileName() + ".log").toFile()))
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
            // They pass through a shell.
            settings.forEach((setting, value) -> server.setServerConfig(setting, "'" + value + "'"));
            return new PostgresServer(server.start());
        } finally {
            Files.delete(password);
        }
    }

    /** Makes the roles and the empty database {@code relay}, by the script of the compose file. */
    PostgresServer prepared() throws IOException, InterruptedException {
        Map<String, String> environment = new LinkedHashMap<>(asAdministrator());
        environment.remove("PGDATABASE");
        environment.put("POSTGRES_USER", ADMINISTRATOR.user());
        environment.put("RELAY_DATABASE_BACKUP_PASSWORD", BACKUP.password());
        Script.run(environment, "bash", "docker/roles.sh").succeeded();
        return this;
    }

    DatabaseAccess access() {
        return new DatabaseAccess(address("relay"), APPLICATION, OWNER);
    }

    /** Statements as the superuser, in the database {@code relay}. */
    JdbcTemplate administration() {
        return as(ADMINISTRATOR);
    }

    JdbcTemplate as(Login login) {
        return new JdbcTemplate(new DriverManagerDataSource(address("relay"), login.user(), login.password()));
    }

    /** What a program that uses libpq needs to work as the superuser, and the passwords that roles get where they are made anew. */
    Map<String, String> asAdministrator() {
        return environment(ADMINISTRATOR);
    }

    /** The same for the login that makes backups. */
    Map<String, String> asBackup() {
        return environment(BACKUP);
    }

    private Map<String, String> environment(Login login) {
        return new LinkedHashMap<>(Map.of(
                "PGHOST", "localhost",
                "PGPORT", Integer.toString(server.getPort()),
                "PGUSER", login.user(),
                "PGPASSWORD", login.password(),
                "RELAY_DATABASE_OWNER_PASSWORD", OWNER.password(),
                "RELAY_DATABASE_PASSWORD", APPLICATION.password()));
    }

    private String address(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
