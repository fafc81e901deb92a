package org.ncbrelay.adapter.database;

import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** How the schema is brought up to date, by the application and by the tests alike. */
public final class Migrations {
    private Migrations() {}

    /** Runs the migrations as the owner and tells them whom to make a member of {@link DatabaseAccess#ROLE}. */
    public static FluentConfiguration configure(FluentConfiguration configuration, DatabaseAccess access) {
        return configuration
                .dataSource(access.url(), access.owner().user(), access.owner().password())
                .jdbcProperties(DatabaseAccess.DRIVER)
                .placeholders(Map.of("applicationLogin", access.application().user()));
    }
}
