package org.ncbrelay.adapter.database;

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

    public DatabaseAccess {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(owner, "owner");
    }
}
