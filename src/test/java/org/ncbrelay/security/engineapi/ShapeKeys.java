package org.ncbrelay.security.engineapi;

import java.util.ArrayList;
import java.util.List;

/** The keys of a shape, at every depth; those of a list stand below the list's own. */
public final class ShapeKeys {
    private ShapeKeys() {}

    public static List<String> of(JsonShape shape) {
        List<String> keys = new ArrayList<>();
        if (shape instanceof JsonShape.Keys object)
            object.keys().forEach((name, below) -> {
                keys.add(name);
                keys.addAll(of(below));
            });
        if (shape instanceof JsonShape.ListOf list) keys.addAll(of(list.element()));
        if (shape instanceof JsonShape.EntriesOf entries) keys.addAll(of(entries.entry()));
        return keys;
    }
}
