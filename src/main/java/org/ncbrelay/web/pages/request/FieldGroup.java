package org.ncbrelay.web.pages.request;

import java.util.List;

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
}
