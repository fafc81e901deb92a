package org.ncbrelay.adapter.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import javax.sql.DataSource;
import org.ncbrelay.adapter.database.availability.DatabaseTimeouts;
import org.ncbrelay.adapter.database.availability.DatabaseWatch;
import org.ncbrelay.adapter.database.availability.NotedCommits;
import org.ncbrelay.adapter.database.availability.PhysicalConnections;
import org.ncbrelay.adapter.database.availability.RelayPool;
import org.ncbrelay.adapter.database.availability.WatchSettings;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.store.ActingContext;
import org.ncbrelay.store.LongPauses;
import org.ncbrelay.store.OfficerJdbcTemplate;
import org.ncbrelay.store.TransactionJdbcClient;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Wires the application's pool, the owner's migrations and the statements that know who acts. */
@Configuration(proxyBeanMethods = false)
class DataSourceConfiguration {
    @Bean
    PhysicalConnections physicalConnections(DatabaseAccess access, DatabaseTimeouts timeouts) {
        return new PhysicalConnections(access.url(), driver(access, "ncb-relay"), timeouts);
    }

    /** Goes on until the pool, which depends on it, is closed: at the end too, nothing waits for a database that hangs. */
    @Bean(destroyMethod = "stop")
    DatabaseWatch databaseWatch(
            DatabaseAccess access,
            PhysicalConnections connections,
            WatchSettings settings,
            ApplicationEventPublisher events) {
        return DatabaseWatch.of(
                access.url(), driver(access, "ncb-relay-watch"), connections, events::publishEvent, settings);
    }

    /** What the watch found out last: it costs nothing and never waits. Liveness does not ask, for a new start brings no database back. */
    @Bean
    HealthIndicator databaseHealthIndicator(DatabaseState state) {
        return () -> (state.isAway() ? Health.down() : Health.up()).build();
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(
            DatabaseAccess access, PhysicalConnections connections, DatabaseState state, DatabaseTimeouts timeouts) {
        HikariDataSource pool = new RelayPool(connections, state, timeouts.connection());
        pool.setPoolName("relay");
        // Row-level security binds this role, whatever the login may do: even a superuser's or the owner's. The search
        // path is that of
        // the owner's functions: PostgreSQL plans its checks anew whenever the path changes between two statements.
        pool.setConnectionInitSql("SET ROLE %s; SET search_path = pg_catalog, public, pg_temp; %s"
                .formatted(DatabaseAccess.ROLE, timeouts.settings()));
        return pool;
    }

    private static Properties driver(DatabaseAccess access, String name) {
        Properties driver = new Properties();
        driver.setProperty("user", access.application().user());
        driver.setProperty("password", access.application().password());
        driver.setProperty("reWriteBatchedInserts", "true");
        driver.setProperty("ApplicationName", name);
        driver.putAll(DatabaseAccess.DRIVER);
        return driver;
    }

    @Bean
    FlywayConfigurationCustomizer migrationsAsOwner(DatabaseAccess access) {
        return configuration -> Migrations.configure(configuration, access);
    }

    @Bean
    ActingContext actingContext(DataSource dataSource, CurrentOfficer currentOfficer) {
        return new ActingContext(dataSource, currentOfficer);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource, ActingContext context) {
        return new OfficerJdbcTemplate(dataSource, context);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate jdbc) {
        return new TransactionJdbcClient(jdbc);
    }

    @Bean
    LongPauses longPauses(JdbcClient jdbc, DatabaseTimeouts timeouts) {
        return new LongPauses(jdbc, timeouts.longPause());
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        transactions.addListener(new NotedCommits());
        return transactions;
    }
}
