package org.ncbrelay.adapter.database.embedded;

import java.io.IOException;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.DatabaseUnavailable;
import org.ncbrelay.adapter.database.Migrations;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.util.ClassUtils;

/** The demonstration brings its own server; the pool depends on it, so Spring stops the server last. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class EmbeddedDatabaseConfiguration {
    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(EmbeddedSettings settings) throws IOException {
        if (!ClassUtils.isPresent("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", null))
            throw new DatabaseUnavailable(
                    "This build has no embedded PostgreSQL",
                    "Start with SPRING_PROFILES_ACTIVE=production and RELAY_DATABASE_URL, _USER and _PASSWORD.");
        return EmbeddedDatabase.start(settings);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    ServerWatch embeddedDatabaseWatch(EmbeddedDatabase database, EmbeddedSettings settings) {
        return new ServerWatch(database, settings.log(), () -> System.exit(ServerWatch.EXIT_CODE));
    }

    @Bean
    DatabaseAccess databaseAccess(EmbeddedDatabase database) {
        return database.access();
    }

    @Bean
    FlywayMigrationStrategy migrateOrRefuse(EmbeddedSettings settings) {
        return Migrations.orRefuse(
                "The embedded database in " + settings.directory(),
                "Move that folder aside, and with it the letters and checkpoints that belong to it (by default all of ./data), "
                        + "then start again: the demonstration begins anew.");
    }
}
