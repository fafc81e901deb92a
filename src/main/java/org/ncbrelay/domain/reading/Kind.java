package org.ncbrelay.domain.reading;

import java.util.function.Function;

/** How one kind of value is read, for example a date within bounds. */
@FunctionalInterface
public interface Kind<T> {
    /**
     * @param value what was sent: text, number, boolean, list or map; never null except inside a list
     * @return the value, or null after the violation has been noted at its place
     */
    T read(Object value, Place place);

    /** The same kind of value as another type; what is wrong stays wrong. */
    default <R> Kind<R> map(Function<T, R> made) {
        return (value, place) -> {
            T read = read(value, place);
            return read == null ? null : made.apply(read);
        };
    }
}
