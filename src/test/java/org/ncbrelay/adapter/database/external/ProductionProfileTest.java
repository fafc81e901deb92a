package org.ncbrelay.adapter.database.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.NcbRelay;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.DatabaseUnavailable;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.adapter.database.Migrations;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.passkey.PasskeyRules;
import org.ncbrelay.start.CannotStart;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.machines.InProcess;
import org.ncbrelay.support.machines.RelayRun;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The relay against a PostgreSQL that was started apart, told by environment variables. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class ProductionProfileTest {
    @TempDir
    private Path folder;

    @Test
    void itWorksOnTheDatabaseOfTheEnvironmentAsTheApplicationRole() {
        DatabaseAccess access = TestDatabase.migrated();
        try (ConfigurableApplicationContext relay = start(environment(access))) {
            assertThat(currentUser(relay)).isEqualTo("relay_app");
            assertThat(relay.getBean(RuntimeService.class)
                            .createProcessInstanceQuery()
                            .count())
                    .isZero();
            assertThat(relay.getBean(PasskeyRules.class).requiredFor())
                    .as("for whom a password alone opens nothing")
                    .containsExactlyInAnyOrder(Role.OPERATOR, Role.NCB_HEAD, Role.GWET_LEAD);
        }
    }

    @Test
    void evenASuperusersLoginIsBoundByRowLevelSecurity() {
        DatabaseAccess access = TestDatabase.migrated();
        Login superuser = TestDatabase.administrator();
        Map<String, Object> environment = environment(new DatabaseAccess(access.url(), superuser, superuser));
        environment.keySet().removeIf(name -> name.contains("OWNER"));
        try (ConfigurableApplicationContext relay = start(environment)) {
            assertThat(currentUser(relay)).isEqualTo("relay_app");
            assertThat(relay.getBean(JdbcTemplate.class)
                            .queryForObject("SELECT row_security_active('support_request')", Boolean.class))
                    .isTrue();
        }
    }

    @Test
    void aLoginOfItsOwnMayBecomeTheApplicationRole() {
        DatabaseAccess access = TestDatabase.empty();
        Login owner = new Login("other_owner", "a-password-of-its-own-1");
        Login login = new Login("other_login", "a-password-of-its-own-2");
        JdbcTemplate administration = TestDatabase.administration(access);
        administration.execute("CREATE ROLE other_owner LOGIN CREATEROLE PASSWORD '" + owner.password() + "'");
        administration.execute("GRANT relay_app TO other_owner WITH ADMIN OPTION");
        administration.execute("CREATE ROLE other_login LOGIN PASSWORD '" + login.password() + "'");
        administration.execute("GRANT CREATE ON SCHEMA public TO other_owner");
        try (ConfigurableApplicationContext relay =
                start(environment(new DatabaseAccess(access.url(), login, owner)))) {
            assertThat(currentUser(relay)).isEqualTo("relay_app");
        }
    }

    @Test
    void twoNodesThatStartAtOnceOnAnEmptyDatabaseBothComeUp() throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment(TestDatabase.empty()).forEach((name, value) -> environment.put(name, value.toString()));
        environment.put("SPRING_PROFILES_ACTIVE", "production");
        environment.put("RELAY_DRAINDELAY", "0s");
        environment.put("RELAY_BASEURL", "https://relay.example");
        environment.put("RELAY_OPERATOR_PASSWORD", "a-password-of-its-own-3");
        try (RelayRun first = RelayRun.start("production-first", folder, environment);
                RelayRun second = RelayRun.start("production-second", folder, environment)) {
            first.ready();
            second.ready();
        }
    }

    @Test
    void aDatabaseOfAnotherVersionIsRefusedAndStaysAsItIs(CapturedOutput output, @TempDir Path other)
            throws IOException {
        Files.writeString(other.resolve("V3__another.sql"), "CREATE TABLE of_another_version (code text PRIMARY KEY);");
        Files.writeString(other.resolve("V81__newer.sql"), "CREATE INDEX newer ON of_another_version (length(code));");
        DatabaseAccess access = TestDatabase.empty();
        Migrations.configure(Flyway.configure(), access)
                .locations("filesystem:" + other)
                .load()
                .migrate();
        assertThatThrownBy(() -> start(environment(access))).hasStackTraceContaining(CannotStart.class.getName());
        assertThat(output)
                .contains("The database of RELAY_DATABASE_URL was created by another version of NCB Relay")
                .contains("set RELAY_DATABASE_URL to an empty database")
                .doesNotContain("\tat ");
        assertThat(new JdbcTemplate(TestDatabase.dataSource(access, access.owner()))
                        .queryForList(
                                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1", String.class))
                .containsExactly("flyway_schema_history", "of_another_version");
    }

    @Test
    void aDatabaseThatCannotProveWhoItIsIsNotTalkedTo() {
        Map<String, Object> environment = environment(TestDatabase.empty());
        environment.remove("RELAY_DATABASE_TLS");
        assertThatThrownBy(() -> start(environment)).hasStackTraceContaining("The server does not support SSL");
        environment.put("RELAY_DATABASE_URL", environment.get("RELAY_DATABASE_URL") + "?sslmode=require");
        assertThatThrownBy(() -> start(environment))
                .hasRootCauseInstanceOf(DatabaseUnavailable.class)
                .hasRootCauseMessage(
                        "RELAY_DATABASE_URL has sslmode=require, and production verifies the database server");
    }

    @Test
    void aMissingVariableIsNamed() {
        Map<String, Object> environment = environment(TestDatabase.empty());
        environment.remove("RELAY_DATABASE_PASSWORD");
        assertThatThrownBy(() -> start(environment))
                .hasRootCauseInstanceOf(DatabaseUnavailable.class)
                .hasRootCauseMessage("RELAY_DATABASE_PASSWORD is not set");
    }

    @Test
    void aSecretOfDemonstrationsIsRefused() {
        Map<String, Object> environment = environment(TestDatabase.empty());
        environment.put("RELAY_DATABASE_OWNER_PASSWORD", "wildlife-demo");
        assertThatThrownBy(() -> start(environment))
                .hasRootCauseInstanceOf(DatabaseUnavailable.class)
                .hasRootCauseMessage(
                        "RELAY_DATABASE_OWNER_PASSWORD is a password of demonstrations, known to everybody");
    }

    private ConfigurableApplicationContext start(Map<String, Object> variables) {
        return InProcess.start(
                NcbRelay.class, "production", variables, "--relay.audit.directory=" + folder.resolve("audit"));
    }

    private static Map<String, Object> environment(DatabaseAccess access) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("RELAY_DATABASE_URL", access.url());
        // The servers of the tests speak no TLS.
        variables.put("RELAY_DATABASE_TLS", "NONE");
        variables.put("RELAY_DATABASE_USER", access.application().user());
        variables.put("RELAY_DATABASE_PASSWORD", access.application().password());
        variables.put("RELAY_DATABASE_OWNER_USER", access.owner().user());
        variables.put("RELAY_DATABASE_OWNER_PASSWORD", access.owner().password());
        variables.put("RELAY_MAIL_HOST", "mail.example");
        variables.put("RELAY_WORKERS_SCHEDULED", "false");
        variables.put("SERVER_PORT", "0");
        variables.put("CAMUNDA_BPM_JOBEXECUTION_ENABLED", "false");
        return variables;
    }

    private static String currentUser(ConfigurableApplicationContext relay) {
        return relay.getBean(JdbcTemplate.class).queryForObject("SELECT current_user", String.class);
    }
}
