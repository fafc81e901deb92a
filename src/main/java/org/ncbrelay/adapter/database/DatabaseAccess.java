package org.ncbrelay.adapter.database;

import java.util.Map;
import java.util.Objects;

/**
 * Where the database is and who logs in to it.
 *
 * @param url         JDBC address of a PostgreSQL database
 * @param application what the pool logs in as: {@link #ROLE} itself or a member of it
 * @param owner       what the migrations log in as; owns every table
 */
public record DatabaseAccess(String url, Login application, Login owner) {
    /** The role that every statement of the application runs as: it owns nothing and row-level security binds it. */
    public static final String ROLE = "relay_app";

    /**
     * What the driver is told, for every login. PostgreSQL answers a refused row with the row itself ("Key (title)=(…) already exists",
     * "Failing row contains (…)"), and the driver would quote that in messages of exceptions: in logs and in what the engine keeps of a
     * failed job. The name of the constraint stays. A server that is not there is noticed while connecting (seconds), and one that vanished
     * without a word by the operating system.
     */
    public static final Map<String, String> DRIVER =
            Map.of("logServerErrorDetail", "false", "connectTimeout", "10", "tcpKeepAlive", "true");

    public DatabaseAccess {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(owner, "owner");
    }
}
