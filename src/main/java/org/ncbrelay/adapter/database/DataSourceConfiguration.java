package org.ncbrelay.adapter.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.ncbrelay.port.ActingContext;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Wires the application's pool, the owner's migrations and the statements that know who acts. */
@Configuration(proxyBeanMethods = false)
class DataSourceConfiguration {
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DatabaseAccess access) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("relay");
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.application().user());
        pool.setPassword(access.application().password());
        // Row-level security binds this role, whatever the login may do: even a superuser's or the owner's. The search
        // path is that of
        // the owner's functions: PostgreSQL plans its checks anew whenever the path changes between two statements.
        pool.setConnectionInitSql(
                "SET ROLE %s; SET search_path = pg_catalog, public, pg_temp".formatted(DatabaseAccess.ROLE));
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "ncb-relay");
        DatabaseAccess.DRIVER.forEach(pool::addDataSourceProperty);
        return pool;
    }

    @Bean
    FlywayConfigurationCustomizer migrationsAsOwner(DatabaseAccess access) {
        return configuration -> Migrations.configure(configuration, access);
    }

    @Bean
    JdbcActingContext actingContext(DataSource dataSource, CurrentOfficer currentOfficer) {
        return new JdbcActingContext(dataSource, currentOfficer);
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
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }
}
