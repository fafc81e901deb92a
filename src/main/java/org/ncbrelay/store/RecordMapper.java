package org.ncbrelay.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ncbrelay.domain.Note;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Reads a row into a record, see {@link Rows#to}. Spring's {@code SimplePropertyRowMapper} does the same but asks for {@code submittedAt}
 * before {@code submitted_at}: the driver throws an exception for each such column of each row.
 */
final class RecordMapper<R> implements RowMapper<R> {
    private static final ConversionService CONVERSION = DefaultConversionService.getSharedInstance();

    private final Constructor<R> constructor;
    private final List<Column> columns;

    RecordMapper(Class<R> type) {
        constructor = BeanUtils.getResolvableConstructor(type);
        RecordComponent[] components = type.getRecordComponents();
        columns = IntStream.range(0, components.length)
                .mapToObj(at ->
                        Column.of(components[at].getName(), new TypeDescriptor(new MethodParameter(constructor, at))))
                .toList();
    }

    @Override
    public R mapRow(ResultSet row, int number) throws SQLException {
        return BeanUtils.instantiateClass(constructor, values(row));
    }

    private R mapPart(ResultSet row) throws SQLException {
        Object[] values = values(row);
        return Stream.of(values).allMatch(Objects::isNull) ? null : BeanUtils.instantiateClass(constructor, values);
    }

    private Object[] values(ResultSet row) throws SQLException {
        Object[] values = new Object[columns.size()];
        for (int at = 0; at < values.length; at++) values[at] = columns.get(at).read(row);
        return values;
    }

    /** @param parts reads the component from several columns; null where it has one */
    private record Column(String name, TypeDescriptor type, RecordMapper<?> parts) {
        static Column of(String component, TypeDescriptor type) {
            RecordMapper<?> parts = Rows.hasSeveralColumns(type.getType()) ? new RecordMapper<>(type.getType()) : null;
            return new Column(JdbcUtils.convertPropertyNameToUnderscoreName(component), type, parts);
        }

        Object read(ResultSet row) throws SQLException {
            Class<?> wanted = type.getType();
            if (parts != null) return parts.mapPart(row);
            if (wanted == Note.class) return NoteColumns.read(row, name);
            if (wanted == Map.class) return Json.read(row.getString(name));
            if (wanted == LocalDate.class) return Rows.date(row, name);
            if (Collection.class.isAssignableFrom(wanted)) return CONVERSION.convert(Rows.texts(row, name), type);
            return CONVERSION.convert(row.getObject(name), type);
        }
    }
}
