package org.ncbrelay.engine.refusals;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the database said of a failure, however often the engine and Spring have wrapped it. */
final class SqlStates {
    /** Class of PostgreSQL's codes: a constraint refused a row. */
    private static final String CONSTRAINT = "23";

    private SqlStates() {}

    /** The codes (SQLSTATE) along the causes; empty where none is the database's, "" for one without a code. */
    static List<String> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> Objects.toString(((SQLException) cause).getSQLState(), ""))
                .toList();
    }

    static boolean isOfConstraint(String state) {
        return state.startsWith(CONSTRAINT);
    }
}
