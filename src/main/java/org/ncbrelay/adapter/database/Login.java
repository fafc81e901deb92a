package org.ncbrelay.adapter.database;

import java.util.Objects;

/** A login of the database; it never prints its password. */
public record Login(String user, String password) {
    public Login {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return user;
    }
}
