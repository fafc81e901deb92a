package org.ncbrelay.domain.request;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a record into maps, lists, texts, numbers and booleans. The names of the fields are those of the record's
 * components, so that the contract and the code cannot drift apart. Parts that were not given are left out.
 */
final class Tree {
    private Tree() {}

    static Map<String, Object> of(Record whole) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            Object value = value(whole, component);
            if (value != null) fields.put(component.getName(), plain(value));
        }
        return Collections.unmodifiableMap(fields);
    }

    private static Object value(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof List<?> list) return list.stream().map(Tree::plain).toList();
        if (value instanceof Boolean || value instanceof BigDecimal) return value;
        if (value instanceof Enum<?> choice) return choice.name();
        boolean isPart =
                value instanceof Record part && part.getClass().getPackage().equals(Tree.class.getPackage());
        return isPart ? of((Record) value) : value.toString();
    }
}
