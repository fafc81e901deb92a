package org.ncbrelay.adapter.database.embedded;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The two roles and the database of the relay; made so at every start, so that a start that broke off does no harm. */
final class Roles {
    private Roles() {}

    static void prepare(DataSource administration, Secrets secrets, String database) {
        JdbcTemplate jdbc = new JdbcTemplate(administration);
        role(jdbc, EmbeddedDatabase.OWNER, "CREATEROLE", secrets);
        role(jdbc, EmbeddedDatabase.APPLICATION, "NOCREATEROLE", secrets);
        if (isMissing(jdbc, "SELECT count(*) FROM pg_database WHERE datname = ?", database))
            jdbc.execute("CREATE DATABASE " + database + " OWNER " + EmbeddedDatabase.OWNER);
    }

    private static void role(JdbcTemplate jdbc, String name, String right, Secrets secrets) {
        if (isMissing(jdbc, "SELECT count(*) FROM pg_roles WHERE rolname = ?", name))
            jdbc.execute("CREATE ROLE " + name);
        // DDL takes no parameters; name and right are ours, and the password has no quote in it.
        jdbc.execute("ALTER ROLE " + name + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB " + right + " PASSWORD '"
                + secrets.passwordOf(name) + "'");
    }

    private static boolean isMissing(JdbcTemplate jdbc, String count, String name) {
        return Integer.valueOf(0).equals(jdbc.queryForObject(count, Integer.class, name));
    }
}
