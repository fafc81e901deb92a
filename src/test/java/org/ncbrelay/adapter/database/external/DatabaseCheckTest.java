package org.ncbrelay.adapter.database.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.start.CannotStart;
import org.ncbrelay.start.check.Findings;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.mock.env.MockEnvironment;

/** Each way in which a server can be unfit is told apart, with its own remedy. */
@IntegrationTest
class DatabaseCheckTest {
    private static final String GOOD = "a-password-of-its-own-1";

    private final DatabaseAccess empty = TestDatabase.empty();

    @Test
    void anEmptyDatabaseWithBothLoginsAndOperatorsIsFit() {
        assertThat(table(Map.of("relay.operator.password", GOOD, "relay.operator.second-password", GOOD)))
                .doesNotContain("wrong")
                .contains("ok      | database", "PostgreSQL 17", "as the database server's", "relay_owner migrates")
                .contains("operator and operator2 are created at the start")
                .contains("warning | database TLS");
    }

    @Test
    void aServerWithoutTlsIsNamedWithTheSettingThatAllowsIt() {
        Map<String, String> verified = new HashMap<>();
        verified.put("relay.database.tls", "VERIFIED");
        assertThat(table(verified)).contains("wrong   | database TLS", "offers no TLS", "RELAY_DATABASE_TLS=NONE");
    }

    @Test
    void wrongLoginsAndMissingDatabasesAreToldApart() {
        assertThat(table(Map.of("relay.database.password", "guessed-by-somebody")))
                .contains("refuses the password of relay_app", "Correct RELAY_DATABASE_PASSWORD");
        assertThat(table(Map.of("relay.database.owner.password", "guessed-by-somebody")))
                .contains("refuses the password of relay_owner", "Correct RELAY_DATABASE_OWNER_PASSWORD");
        assertThat(table(Map.of("relay.database.url", empty.url() + "_none"))).contains("_none does not exist");
        assertThat(table(Map.of("relay.database.url", "jdbc:postgresql://localhost:1/relay")))
                .contains("does not answer", "Start PostgreSQL");
        assertThat(table(Map.of("relay.database.password", "wildlife-demo")))
                .contains("RELAY_DATABASE_PASSWORD is a password of demonstrations");
    }

    @Test
    void aLoginWithTooManyOrTooFewRightsIsNamed() {
        Map<String, String> superuser = new HashMap<>();
        superuser.put("relay.database.user", TestDatabase.administrator().user());
        superuser.put("relay.database.password", TestDatabase.administrator().password());
        assertThat(table(superuser)).contains("may do more than the application needs");
        Map<String, String> swapped = new HashMap<>();
        swapped.put("relay.database.owner.user", empty.application().user());
        swapped.put("relay.database.owner.password", empty.application().password());
        assertThat(table(swapped)).contains("relay_app may not create tables", "docker/roles.sh");
    }

    @Test
    void exchangedLoginsAndOneLoginForBothAreToldApart() {
        Map<String, String> exchanged = new HashMap<>();
        login("relay.database.", empty.owner(), exchanged);
        login("relay.database.owner.", empty.application(), exchanged);
        assertThat(table(exchanged))
                .contains(
                        "wrong   | roles",
                        "RELAY_DATABASE_USER is relay_owner, which may not work as relay_app",
                        "RELAY_DATABASE_OWNER_USER to that of the owner")
                .doesNotContain("relay_app may not create tables");
        Map<String, String> owner = new HashMap<>();
        login("relay.database.", empty.owner(), owner);
        assertThat(table(owner)).contains("RELAY_DATABASE_USER is relay_owner, which may not work as relay_app");
    }

    private static void login(String prefix, Login login, Map<String, String> settings) {
        settings.put(prefix + "user", login.user());
        settings.put(prefix + "password", login.password());
    }

    @Test
    void aFolderWithoutTheKeyOfTheNewestCheckpointIsRefused(@TempDir Path folder) {
        DatabaseAccess sealed = TestDatabase.migrated();
        Map<String, String> settings =
                new HashMap<>(Map.of("relay.database.url", sealed.url(), "relay.audit.directory", folder.toString()));
        assertThat(table(settings)).doesNotContain("signed the newest checkpoint");
        TestDatabase.administration(sealed)
                .execute("INSERT INTO audit_checkpoint (number, made_at, leaves, root, key_id, signature, for_all)"
                        + " VALUES (1, now(), '', '', '0123456789abcdef', '', true)");
        assertThat(table(settings))
                .contains(
                        "wrong   | start",
                        "The key 0123456789abcdef signed the newest checkpoint of the database, and the folder "
                                + folder + " does not have it",
                        "Set RELAY_AUDIT_DIRECTORY to the folder that all nodes share");
        assertThat(folder).isEmptyDirectory();
        settings.put("relay.audit.lost-key", "0123456789abcdef");
        assertThat(table(settings)).doesNotContain("signed the newest checkpoint");
    }

    @Test
    void withoutOperatorsNobodyCouldLogIn() {
        assertThat(table(Map.of())).contains("wrong   | operators", "There is no operator");
        assertThat(table(Map.of("relay.operator.password", "wildlife-demo")))
                .contains("RELAY_OPERATOR_PASSWORD is too short or a common password", "There is only one operator");
    }

    private String table(Map<String, String> changed) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("production");
        environment.setProperty("relay.database.url", empty.url());
        environment.setProperty("relay.database.tls", "NONE");
        environment.setProperty("relay.database.user", empty.application().user());
        environment.setProperty("relay.database.password", empty.application().password());
        environment.setProperty("relay.database.owner.user", empty.owner().user());
        environment.setProperty("relay.database.owner.password", empty.owner().password());
        changed.forEach(environment::setProperty);
        Findings findings = new Findings(false);
        try {
            new DatabaseCheck().examine(environment, findings);
        } catch (CannotStart refused) {
            // As EnvironmentCheck does.
            findings.wrong("start", refused.getMessage(), refused.action());
        }
        return findings.table();
    }
}
