package org.ncbrelay.domain.request;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares what is written in drafts; the order of names does not count, and a number is the same whatever its type. */
public final class DraftContent {
    private DraftContent() {}

    public static boolean isSame(Map<?, ?> one, Map<?, ?> other) {
        return isSame(one, other, false);
    }

    /** Whether nothing was written: a box that is not ticked is the same as one that no one has seen. */
    public static boolean isUnwritten(Map<?, ?> content, Map<?, ?> prefilled) {
        return isSame(content, prefilled, true);
    }

    private static boolean isSame(Object one, Object other, boolean ignoringBoxes) {
        if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right)
            return areSameObjects(said(left, ignoringBoxes), said(right, ignoringBoxes), ignoringBoxes);
        if (one instanceof List<?> left && other instanceof List<?> right)
            return areSameLists(left, right, ignoringBoxes);
        if (one instanceof Number left && other instanceof Number right)
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
        return Objects.equals(one, other);
    }

    private static boolean areSameLists(List<?> one, List<?> other, boolean ignoringBoxes) {
        if (one.size() != other.size()) return false;
        for (int i = 0; i < one.size(); i++) if (!isSame(one.get(i), other.get(i), ignoringBoxes)) return false;
        return true;
    }

    private static boolean areSameObjects(Map<?, ?> one, Map<?, ?> other, boolean ignoringBoxes) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(name -> isSame(one.get(name), other.get(name), ignoringBoxes));
    }

    private static Map<Object, Object> said(Map<?, ?> tree, boolean ignoringBoxes) {
        Map<Object, Object> said = new HashMap<>(tree);
        said.values().removeIf(value -> value == null || ignoringBoxes && Boolean.FALSE.equals(value));
        return said;
    }
}
