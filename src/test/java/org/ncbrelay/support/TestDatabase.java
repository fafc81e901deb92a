package org.ncbrelay.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.adapter.database.Migrations;
import org.ncbrelay.adapter.database.embedded.EmbeddedDatabase;
import org.ncbrelay.adapter.database.embedded.EmbeddedSettings;
import org.ncbrelay.adapter.database.migration.V1__Engine_schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL for the tests: one server for the whole run, started when first asked for, and as many databases as wanted.
 * A migrated database is a copy of a template, which takes some tens of milliseconds.
 */
public final class TestDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);
    private static final Path BINARIES = Path.of("target", "postgres", "binaries");
    private static final Path DATA =
            Path.of("target", "postgres", "run-" + ProcessHandle.current().pid());
    private static final String TEMPLATE = "relay_template";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, JdbcTemplate> STANDING = new ConcurrentHashMap<>();
    /** What an act costs can be counted, and depends on nothing that comes by the clock; statements are counted where a test says so. */
    private static final Map<String, String> REPEATABLE = Map.of(
            "shared_preload_libraries", "pg_stat_statements",
            "pg_stat_statements.track", "none",
            "full_page_writes", "off",
            "autovacuum", "off");

    private static boolean templateIsReady;

    private static final Phaser USERS = new Phaser(1);

    private TestDatabase() {}

    /** A database of its own with the whole schema and no rows but those of the migrations. */
    public static synchronized DatabaseAccess migrated() {
        if (!templateIsReady) {
            migrate(create(TEMPLATE, "template1"));
            templateIsReady = true;
        }
        return create(nextName(), TEMPLATE);
    }

    /** A database of its own with nothing in it. */
    public static DatabaseAccess empty() {
        return create(nextName(), "template1");
    }

    /** Brings a database up to date as the application does. */
    public static void migrate(DatabaseAccess access) {
        migrations(access).load().migrate();
    }

    /** How {@link #migrate} does so, for tests that stop at an earlier version or add one. */
    public static FluentConfiguration migrations(DatabaseAccess access) {
        return Migrations.configure(Flyway.configure(), access).javaMigrations(new V1__Engine_schema());
    }

    /** Logs in without a pool: a connection for each statement, so that nothing lingers. */
    public static DataSource dataSource(DatabaseAccess access, Login login) {
        return new DriverManagerDataSource(access.url(), login.user(), login.password());
    }

    /** The superuser, who sees past row-level security: for what no role of the application may look at or prepare. */
    public static JdbcTemplate administration(DatabaseAccess access) {
        return new JdbcTemplate(dataSource(access, administrator()));
    }

    /** The same for a database that stays until its JVM ends, with sessions that stay too. */
    public static JdbcTemplate standing(DatabaseAccess access) {
        return STANDING.computeIfAbsent(
                access.url(), url -> new JdbcTemplate(new StandingSessions(dataSource(access, administrator()))));
    }

    public static Login administrator() {
        return Server.STARTED.administrator();
    }

    /** The folder where tests find PostgreSQL unpacked, so that each unpacks it only once. */
    public static Path binaries() {
        return BINARIES;
    }

    /** The properties by which the relay finds an external database. */
    public static String[] properties(DatabaseAccess access) {
        return new String[] {
            "relay.database.url=" + access.url(),
            "relay.database.user=" + access.application().user(),
            "relay.database.password=" + access.application().password(),
            "relay.database.owner.user=" + access.owner().user(),
            "relay.database.owner.password=" + access.owner().password()
        };
    }

    private static DatabaseAccess create(String name, String template) {
        JdbcTemplate server = new JdbcTemplate(Server.STARTED.administration());
        server.execute("CREATE DATABASE " + name + " OWNER relay_owner TEMPLATE " + template);
        // Whoever waits for a lock for so long waits for ever: a test that says so is better than a build that stands
        // still.
        server.execute("ALTER DATABASE " + name + " SET lock_timeout = '90s'");
        return Server.STARTED.access(name);
    }

    /** Sets a copy of a database aside, as a backup does; whoever is connected is cut off. */
    public static void setAside(DatabaseAccess access, String copy) {
        JdbcTemplate server = new JdbcTemplate(Server.STARTED.administration());
        String name = access.url().substring(access.url().lastIndexOf('/') + 1);
        server.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        server.queryForList("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = ?", name);
        server.execute("CREATE DATABASE " + copy + " OWNER relay_owner TEMPLATE " + name);
        server.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    }

    /** Puts a copy that was set aside in the place of a database, which is lost. */
    public static void putBack(DatabaseAccess access, String copy) {
        JdbcTemplate server = new JdbcTemplate(Server.STARTED.administration());
        String name = access.url().substring(access.url().lastIndexOf('/') + 1);
        server.execute("DROP DATABASE " + name + " WITH (FORCE)");
        server.execute("CREATE DATABASE " + name + " OWNER relay_owner TEMPLATE " + copy);
    }

    /** Puts a database back to how it was when this was asked first. */
    static void backToTheBeginning(DatabaseAccess access) {
        JdbcTemplate server = new JdbcTemplate(Server.STARTED.administration());
        String copy = access.url().substring(access.url().lastIndexOf('/') + 1) + "_beginning";
        if (server.queryForList("SELECT FROM pg_database WHERE datname = ?", copy)
                .isEmpty()) setAside(access, copy);
        else putBack(access, copy);
    }

    /** Drops a copy that was set aside. */
    public static void drop(String copy) {
        new JdbcTemplate(Server.STARTED.administration()).execute("DROP DATABASE IF EXISTS " + copy + " WITH (FORCE)");
    }

    private static String nextName() {
        return "test_" + COUNT.incrementAndGet();
    }

    private static EmbeddedDatabase startServer() {
        EmbeddedSettings settings = new EmbeddedSettings(DATA, BINARIES, 0, false);
        try {
            try (EmbeddedDatabase server = EmbeddedDatabase.start(settings)) {
                JdbcTemplate postgres = new JdbcTemplate(server.administration());
                REPEATABLE.forEach(
                        (name, value) -> postgres.execute("ALTER SYSTEM SET " + name + " = '" + value + "'"));
            }
            EmbeddedDatabase server = EmbeddedDatabase.start(settings);
            makeLoginsQuick(server);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Most statements of tests log in anew: one round of hashing is enough for that, instead of 4,096. */
    private static void makeLoginsQuick(EmbeddedDatabase server) {
        JdbcTemplate postgres = new JdbcTemplate(server.administration());
        DatabaseAccess access = server.access();
        for (Login login : List.of(server.administrator(), access.owner(), access.application()))
            postgres.execute(
                    "SET scram_iterations = 1; ALTER ROLE %s PASSWORD '%s'".formatted(login.user(), login.password()));
    }

    /** Keeps the server until a context that uses it has closed; the caller says so by {@link Phaser#arriveAndDeregister}. */
    static Phaser use() {
        USERS.register();
        return USERS;
    }

    private static void stop(EmbeddedDatabase server) {
        try {
            // Spring closes the contexts in a shutdown hook too, at the same time as this one runs.
            USERS.awaitAdvanceInterruptibly(USERS.arrive(), 30, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            LOG.warn("A test context is still open; stopping its database all the same", e);
        }
        try {
            server.close();
            if (Files.exists(DATA)) FileSystemUtils.deleteRecursively(DATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Apart, so that whoever only asks for the binaries starts no server. */
    private static final class Server {
        static final EmbeddedDatabase STARTED = startServer();
    }
}
