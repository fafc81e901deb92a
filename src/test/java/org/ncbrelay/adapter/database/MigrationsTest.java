package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class MigrationsTest {
    @Test
    void twoNodesThatStartAtOnceOnAnEmptyDatabaseBothComeUp() {
        DatabaseAccess access = TestDatabase.empty();
        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> TestDatabase.migrate(access));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> TestDatabase.migrate(access));
        CompletableFuture.allOf(one, other).join();
        assertThat(owner(access).queryForObject("SELECT count(*) FROM act_ge_schema_log", Integer.class))
                .isOne();
    }

    @Test
    void theEnginesTablesAreThoseOfItsVersion() {
        assertThat(owner(TestDatabase.migrated())
                        .queryForObject(
                                "SELECT value_ FROM act_ge_property WHERE name_ = 'schema.version'", String.class))
                .isEqualTo("fox");
    }

    private static JdbcTemplate owner(DatabaseAccess access) {
        return new JdbcTemplate(TestDatabase.dataSource(access, access.owner()));
    }
}
