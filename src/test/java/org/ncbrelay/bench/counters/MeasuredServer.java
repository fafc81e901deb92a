package org.ncbrelay.bench.counters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.ncbrelay.adapter.database.embedded.EmbeddedDatabase;
import org.ncbrelay.adapter.database.embedded.EmbeddedSettings;
import org.ncbrelay.support.TestDatabase;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server for one relay alone: the log is the server's, and another relay on it would write there too. It counts
 * statements, and leaves undone whatever comes by the clock and not with an act.
 */
final class MeasuredServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Path DATA =
            Path.of("target", "postgres", "counters-" + ProcessHandle.current().pid());
    private static final EmbeddedSettings SETTINGS = new EmbeddedSettings(DATA, TestDatabase.binaries(), 0, true);

    private static final Map<String, String> COUNTING = Map.of(
            "shared_preload_libraries", "pg_stat_statements",
            "pg_stat_statements.track", "all",
            "pg_stat_statements.track_utility", "on",
            "full_page_writes", "off",
            "autovacuum", "off",
            "checkpoint_timeout", "1h",
            "max_wal_size", "4GB");

    /** Hikari asks an idle connection whether it lives before it lends it: how often depends on the time between two acts. */
    private static final String ASK_NEVER = "com.zaxxer.hikari.aliveBypassWindowMs";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            EmbeddedDatabase server = start();
            System.setProperty(ASK_NEVER, "3600000");
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
            // The first to be registered is the last to be destroyed: after the pool.
            beans.registerDisposableBean("measuredServer", () -> stop(server));
            beans.registerSingleton("superuser", new Superuser(administration(server)));
            TestPropertyValues.of(TestDatabase.properties(server.access())).applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at the relay's database past row-level security; not itself a template, of which the relay must find only its own. */
    record Superuser(JdbcTemplate jdbc) {}

    private static EmbeddedDatabase start() throws IOException {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(SETTINGS)) {
            JdbcTemplate superuser = new JdbcTemplate(server.administration());
            COUNTING.forEach((name, value) -> superuser.execute("ALTER SYSTEM SET " + name + " = '" + value + "'"));
        }
        return EmbeddedDatabase.start(SETTINGS);
    }

    /** The relay's database as the superuser, by one connection that stays. */
    private static JdbcTemplate administration(EmbeddedDatabase server) {
        JdbcTemplate superuser = new JdbcTemplate(new SingleConnectionDataSource(
                server.access().url(),
                server.administrator().user(),
                server.administrator().password(),
                true));
        for (String extension : new String[] {"pg_stat_statements", "pg_walinspect", "pgstattuple"})
            superuser.execute("CREATE EXTENSION " + extension);
        return superuser;
    }

    private static void stop(EmbeddedDatabase server) throws IOException {
        System.clearProperty(ASK_NEVER);
        server.close();
        FileSystemUtils.deleteRecursively(DATA);
    }
}
