package org.ncbrelay.web.pages.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks into the neutral tree of a request. */
public final class Content {
    private Content() {}

    /** The value at a path of names; null if there is none. */
    public static Object at(Map<String, Object> tree, String path) {
        Object value = tree;
        for (String name : path.split("\\.")) value = value instanceof Map<?, ?> map ? map.get(name) : null;
        return value;
    }

    /** The rows of a part: its elements, or the one object it is. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> rows(Map<String, Object> tree, FieldGroup part) {
        if (part.name().isEmpty()) return List.of(tree);
        Object value = tree.get(part.name());
        if (value instanceof List<?> list)
            return list.stream().map(row -> (Map<String, Object>) row(row)).toList();
        return List.of(value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }

    /** A company may be sent as its name alone. */
    private static Map<?, ?> row(Object row) {
        return row instanceof Map<?, ?> map ? map : Map.of("name", row);
    }

    static void put(Map<String, Object> row, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            row.put(path, value);
            return;
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> inner =
                (Map<String, Object>) row.computeIfAbsent(path.substring(0, dot), none -> new LinkedHashMap<>());
        put(inner, path.substring(dot + 1), value);
    }
}
