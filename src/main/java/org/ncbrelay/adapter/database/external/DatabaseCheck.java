package org.ncbrelay.adapter.database.external;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.adapter.seal.SealSettings;
import org.ncbrelay.security.accounts.LongPasswordPolicy;
import org.ncbrelay.start.check.Check;
import org.ncbrelay.start.check.Findings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The server answers over TLS in a version that the relay knows, to two logins with their rights, and has operators. */
class DatabaseCheck implements Check {
    private static final String DATABASE = "database";
    private static final String ROLES = "roles";
    private static final String OPERATORS = "operators";
    private static final int OLDEST = 170_000;
    /** Our default; time limits count in hours. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(5);

    /** The application's login may become relay_app, or the owner may allow it, or creates this role. */
    private static final String WORKS = """
            SELECT to_regrole('relay_app') IS NULL OR pg_has_role('relay_app', 'SET')
                OR EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%s' AND pg_has_role(oid, 'relay_app', 'MEMBER WITH ADMIN OPTION'))""";

    private static final String MAKE_ROLES = "Run docker/roles.sh on the server as its administrator.";

    @Override
    public void examine(Environment environment, Findings findings) {
        if (!environment.acceptsProfiles(Profiles.of("production"))) return;
        DatabaseAccess access = access(environment, findings);
        if (access == null) return;
        try (Connection application = connect(access, access.application())) {
            server(application, findings);
            clock(application, findings);
            if (!is(application, WORKS.formatted(access.owner().user().replace("'", "''")))) {
                findings.wrong(
                        ROLES,
                        "RELAY_DATABASE_USER is " + access.application().user() + ", which may not work as relay_app",
                        "Set RELAY_DATABASE_USER to the login of the application, and RELAY_DATABASE_OWNER_USER to that of the owner.");
                return;
            }
            if (is(application, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))
                findings.warn(
                        ROLES, access.application().user() + " may do more than the application needs", MAKE_ROLES);
        } catch (SQLException refused) {
            refused(access, access.application(), "RELAY_DATABASE_PASSWORD", refused, findings);
            return;
        }
        try (Connection owner = connect(access, access.owner())) {
            rights(owner, access, findings);
            operators(owner, environment, findings);
            if (is(owner, "SELECT to_regclass('public.audit_checkpoint') IS NOT NULL"))
                Binder.get(environment)
                        .bindOrCreate("relay.audit", SealSettings.class)
                        .requireKeyOf(text(owner, SealSettings.SIGNER));
        } catch (SQLException refused) {
            refused(access, access.owner(), "RELAY_DATABASE_OWNER_PASSWORD", refused, findings);
        }
    }

    /** @return null if a setting is missing */
    private static DatabaseAccess access(Environment environment, Findings findings) {
        boolean complete = true;
        for (String name : new String[] {"url", "user", "password"}) {
            if (!environment.getProperty("relay.database." + name, "").isBlank()) continue;
            String variable = "RELAY_DATABASE_" + name.toUpperCase(Locale.ROOT);
            findings.wrong(DATABASE, variable + " is not set", "Set it to the one of your PostgreSQL server.");
            complete = false;
        }
        if (!complete) return null;
        return ExternalDatabaseConfiguration.access(
                Binder.get(environment).bindOrCreate("relay.database", ExternalSettings.class), environment);
    }

    private static Connection connect(DatabaseAccess access, Login login) throws SQLException {
        Properties driver = new Properties();
        driver.putAll(DatabaseAccess.DRIVER);
        driver.setProperty("user", login.user());
        driver.setProperty("password", login.password());
        driver.setProperty("loginTimeout", "10");
        driver.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(access.url(), driver);
    }

    private static void server(Connection server, Findings findings) throws SQLException {
        String version = "PostgreSQL " + text(server, "SHOW server_version");
        if (Integer.parseInt(text(server, "SHOW server_version_num")) < OLDEST)
            findings.wrong(DATABASE, "The server has " + version, "Use PostgreSQL 17 or later.");
        else findings.ok(DATABASE, version);
        String tls = text(server, "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl");
        if (tls != null) findings.ok("database TLS", tls);
        else
            findings.warn(
                    "database TLS",
                    "Cases travel to the database server unencrypted",
                    "Leave RELAY_DATABASE_TLS out, unless the server is on this machine or in a network of its own.");
    }

    private static void clock(Connection server, Findings findings) throws SQLException {
        Instant there = Instant.parse(text(
                server, "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
        Duration difference =
                Duration.between(there, Clock.systemUTC().instant()).abs();
        if (difference.compareTo(CLOCK_DIFFERENCE) <= 0) findings.ok("clock", "as the database server's");
        else
            findings.warn(
                    "clock",
                    "The clocks of this machine and of the database server differ by " + difference.toSeconds() + " s",
                    "Set both by NTP: time limits rely on them.");
    }

    private static void rights(Connection owner, DatabaseAccess access, Findings findings) throws SQLException {
        String name = access.owner().user();
        if (name.equals(access.application().user()))
            findings.warn(ROLES, "One login, " + name + ", works and owns the tables", MAKE_ROLES);
        if (!is(owner, "SELECT has_schema_privilege('public', 'CREATE')"))
            findings.wrong(
                    ROLES, name + " may not create tables in " + access.url().replaceFirst("\\?.*", ""), MAKE_ROLES);
        else if (!is(
                owner,
                "SELECT rolsuper OR rolcreaterole OR to_regrole('relay_app') IS NOT NULL FROM pg_roles"
                        + " WHERE rolname = current_user"))
            findings.wrong(ROLES, "The role relay_app does not exist, and " + name + " may not create it", MAKE_ROLES);
        else findings.ok(ROLES, name + " migrates, " + access.application().user() + " works");
    }

    private static void operators(Connection owner, Environment environment, Findings findings) throws SQLException {
        int known = 0;
        if (is(owner, "SELECT to_regclass('public.engine_group_member') IS NOT NULL"))
            known = Integer.parseInt(
                    text(owner, "SELECT count(*) FROM public.engine_group_member WHERE group_id = 'operators'"));
        // As OperatorSeed creates them.
        int operators = known;
        if (operators == 0 && isChosen("RELAY_OPERATOR_PASSWORD", "relay.operator.password", environment, findings))
            operators++;
        if (operators == 1
                && isChosen("RELAY_OPERATOR_SECONDPASSWORD", "relay.operator.second-password", environment, findings))
            operators++;
        if (operators > 1)
            findings.ok(OPERATORS, known > 1 ? known + " accounts" : "operator and operator2 are created at the start");
        else if (operators == 1)
            findings.warn(
                    OPERATORS,
                    "There is only one operator, and a second one must confirm each change of an account",
                    "Set RELAY_OPERATOR_SECONDPASSWORD for the login operator2.");
        else
            findings.wrong(
                    OPERATORS,
                    "There is no operator, so nobody could log in",
                    "Set RELAY_OPERATOR_PASSWORD (login operator) and RELAY_OPERATOR_SECONDPASSWORD (login operator2).");
    }

    private static boolean isChosen(String variable, String property, Environment environment, Findings findings) {
        String password = environment.getProperty(property, "");
        if (password.isEmpty()) return false;
        if (!new LongPasswordPolicy().accepts(password))
            findings.wrong(
                    OPERATORS,
                    variable + " is too short or a common password",
                    "Choose 15 to 128 characters that are no common password.");
        return true;
    }

    private static void refused(
            DatabaseAccess access, Login login, String password, SQLException why, Findings findings) {
        String state = why.getSQLState() == null ? "" : why.getSQLState();
        String server = access.url().replaceFirst("\\?.*", "");
        String message =
                String.valueOf(why.getMessage()).replaceAll("\\s+", " ").replaceFirst("\\.$", "");
        if (message.contains("does not support SSL"))
            findings.wrong(
                    "database TLS",
                    server + " offers no TLS",
                    "Set ssl = on in its postgresql.conf, or RELAY_DATABASE_TLS=NONE if it is on this machine or in a network of its own.");
        else if (message.contains("SSL"))
            findings.wrong(
                    "database TLS",
                    server + " is not trusted: " + message,
                    "Add ?sslrootcert=<PEM file of its authority> to RELAY_DATABASE_URL, and use the host name of its certificate.");
        else if (state.equals("28P01"))
            findings.wrong(
                    ROLES,
                    server + " refuses the password of " + login.user() + ", or there is no such login",
                    "Correct " + password + ", or run docker/roles.sh on the server as its administrator.");
        else if (state.equals("28000"))
            findings.wrong(
                    ROLES,
                    server + " refuses the login: " + message,
                    "Allow it in pg_hba.conf, or create the login by docker/roles.sh.");
        else if (state.equals("3D000")) findings.wrong(DATABASE, server + " does not exist", MAKE_ROLES);
        else
            findings.unavailable(
                    DATABASE,
                    server + " does not answer: " + message,
                    "Start PostgreSQL, or correct RELAY_DATABASE_URL.");
    }

    private static boolean is(Connection server, String question) throws SQLException {
        return "t".equals(text(server, question));
    }

    /** @return the first column of the first row, null if there is none */
    private static String text(Connection server, String question) throws SQLException {
        try (Statement statement = server.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() ? answer.getString(1) : null;
        }
    }
}
