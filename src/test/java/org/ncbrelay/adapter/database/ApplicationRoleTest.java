package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class ApplicationRoleTest {
    private static DatabaseAccess access;
    private static JdbcTemplate application;

    @BeforeAll
    static void migrate() {
        access = TestDatabase.migrated();
        application = new JdbcTemplate(TestDatabase.dataSource(access, access.application()));
    }

    @Test
    void itIsNobodySpecial() {
        assertThat(application.queryForMap(
                        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles"
                                + " WHERE rolname = current_user"))
                .allSatisfy((right, granted) -> assertThat(granted).as(right).isEqualTo(false));
        assertThat(application.queryForObject("SELECT current_user", String.class))
                .isEqualTo(DatabaseAccess.ROLE);
    }

    @Test
    void itOwnsNothing() {
        assertThat(application.queryForObject(
                        "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = current_user",
                        Integer.class))
                .isZero();
        assertThatThrownBy(() -> application.execute("CREATE TABLE mine (x int)"))
                .hasStackTraceContaining("permission denied for schema public");
    }

    @Test
    void itIsAMemberOfNoOtherRole() {
        List<String> roles = application.queryForList(
                "SELECT rolname FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER')", String.class);
        assertThat(roles).containsExactly(DatabaseAccess.ROLE);
    }
}
