package org.ncbrelay.support.matter;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.Migrations;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that a version before 1.0.0 left: other migrations under the same numbers, and higher ones. */
public final class EarlierSchema {
    private static final String LOCATION = "classpath:earlier-schema";

    private EarlierSchema() {}

    public static void create(DatabaseAccess access) {
        Migrations.configure(Flyway.configure(), access)
                .locations(LOCATION)
                .load()
                .migrate();
    }

    /** Whether the database holds what {@link #create} made and nothing else. */
    public static boolean isUntouched(DatabaseAccess access) {
        JdbcTemplate owner = new JdbcTemplate(TestDatabase.dataSource(access, access.owner()));
        return owner.queryForList(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1", String.class)
                .equals(List.of("agency_of_an_earlier_version", "flyway_schema_history"));
    }
}
