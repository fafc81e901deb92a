package org.ncbrelay.adapter.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Reads and writes the types of the domain as PostgreSQL has them. */
public final class Rows {
    private Rows() {}

    public static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    public static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        Array value = row.getArray(column);
        return value == null ? List.of() : List.of((String[]) value.getArray());
    }

    /** A name of an enumeration; null where the column is. */
    public static <E extends Enum<E>> E choice(ResultSet row, String column, Class<E> type) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** A moment as a parameter; PostgreSQL's driver takes no {@link Instant}. */
    public static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
