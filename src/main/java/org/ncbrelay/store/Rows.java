package org.ncbrelay.store;

import java.lang.reflect.RecordComponent;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ncbrelay.domain.Note;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ReflectionUtils;

/** Reads and writes the types of the domain as PostgreSQL has them. */
public final class Rows {
    private static final Map<Class<?>, RecordMapper<?>> MAPPERS = new ConcurrentHashMap<>();

    private Rows() {}

    /**
     * Reads rows into records. A component has the name of its column, {@code submittedAt} that of {@code submitted_at}; a note has a second
     * column, {@code said}; the components of a record in the record are columns of the same row, and it is null where all of them are.
     */
    @SuppressWarnings("unchecked")
    public static <R extends Record> RowMapper<R> to(Class<R> type) {
        return (RowMapper<R>) MAPPERS.computeIfAbsent(type, RecordMapper::new);
    }

    /** The components of a record as named parameters, a note with a second one, {@code said}; those of a record in the record too. */
    public static MapSqlParameterSource of(Record row) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            Object value = ReflectionUtils.invokeMethod(component.getAccessor(), row);
            if (component.getType() == Note.class)
                parameters
                        .addValue(component.getName(), NoteColumns.text((Note) value))
                        .addValue("said", NoteColumns.said((Note) value));
            else if (!hasSeveralColumns(component.getType()))
                parameters.addValue(component.getName(), parameter(value));
            else if (value != null) parameters.addValues(of((Record) value).getValues());
            else
                for (RecordComponent part : component.getType().getRecordComponents())
                    parameters.addValue(part.getName(), null);
        }
        return parameters;
    }

    static boolean hasSeveralColumns(Class<?> type) {
        return type.isRecord() && type != Note.class && type.getRecordComponents().length > 1;
    }

    private static Object parameter(Object value) {
        if (value instanceof Instant instant) return at(instant);
        if (value instanceof Enum<?> choice) return choice.name();
        if (value instanceof Map<?, ?> tree) return Json.write(tree);
        if (value instanceof Collection<?> texts)
            return texts.stream().map(Rows::parameter).toArray(String[]::new);
        return value instanceof Record ? value.toString() : value;
    }

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

    /** Takes the lock of that name, and holds it until the running transaction ends; waits until it is free. */
    public static void lock(JdbcClient jdbc, String name) {
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(name)
                .query(Integer.class)
                .single();
    }
}
