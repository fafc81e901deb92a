package org.ncbrelay.engine;

import java.util.ArrayList;
import java.util.List;

/** Lists of the engine's configuration, to which each plugin adds its own; no one has made one yet where the engine says null. */
public final class PluginLists {
    private PluginLists() {}

    /** @param present null for an empty list */
    @SafeVarargs
    public static <T> List<T> with(List<T> present, T... added) {
        List<T> all = new ArrayList<>(present == null ? List.of() : present);
        all.addAll(List.of(added));
        return all;
    }

    /** @param present null for an empty list */
    public static <T> List<T> first(T added, List<T> present) {
        List<T> all = with(present);
        all.add(0, added);
        return all;
    }
}
