package org.ncbrelay.web.pages.request;

import java.util.List;
import java.util.Map;

/**
 * Fields that belong together: the request itself, one object of it, or a list of objects.
 *
 * @param name     name of the contract; empty for the request itself
 * @param repeated whether there may be several
 */
public record FieldGroup(String name, boolean repeated, List<Field> fields) {
    static FieldGroup of(String name, Field... fields) {
        return new FieldGroup(name, false, List.of(fields));
    }

    static FieldGroup each(String name, Field... fields) {
        return new FieldGroup(name, true, List.of(fields));
    }

    /** Key of a field's label in the messages. */
    public String key(Field field) {
        return "field." + (name.isEmpty() ? "" : name + ".") + field.name();
    }

    /** Path of a field, as the reader of requests names it. */
    public String path(Field field, int row) {
        if (name.isEmpty()) return field.name();
        return repeated ? name + "[" + row + "]." + field.name() : name + "." + field.name();
    }

    /** The rows of this part in the tree of a request: its elements, or the one object it is. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> rows(Map<String, Object> tree) {
        if (name.isEmpty()) return List.of(tree);
        Object value = tree.get(name);
        // A company may be sent as its name alone.
        if (value instanceof List<?> list)
            return list.stream()
                    .map(row -> row instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of("name", (Object) row))
                    .toList();
        return List.of(value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }
}
