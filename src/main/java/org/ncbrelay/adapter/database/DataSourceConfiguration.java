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

/** Wires the application's pool, the owner's migrations and the transactions that know who acts. */
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
        // Row-level security binds this role, whatever the login may do: even a superuser's or the owner's.
        pool.setConnectionInitSql("SET ROLE " + DatabaseAccess.ROLE);
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
    JdbcActingContext actingContext(DataSource dataSource) {
        return new JdbcActingContext(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate jdbc) {
        return new TransactionJdbcClient(jdbc);
    }

    @Bean
    OrganisationTransactionManager transactionManager(
            DataSource dataSource, CurrentOfficer currentOfficer, ActingContext context) {
        return new OrganisationTransactionManager(dataSource, currentOfficer, context);
    }
}
