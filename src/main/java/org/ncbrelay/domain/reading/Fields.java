package org.ncbrelay.domain.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.ncbrelay.domain.Violation;

/**
 * The fields of one object in an answer. A reader names each field with its kind, adds the checks between
 * fields and builds the record at the end; what it never named is unknown and refused. A field sent as null
 * counts as left out.
 */
public final class Fields {
    private static final Pattern SHOWABLE = Pattern.compile("\\w{1,64}");

    private final Map<?, ?> values;
    private final Place place;
    private final int violationsBefore;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(Map<?, ?> values, Place place) {
        this.values = values;
        this.place = place;
        this.violationsBefore = place.violationsSoFar();
    }

    /** Reads a whole answer. */
    public static <T> Reading<T> read(Map<String, ?> body, Function<Fields, T> reader) {
        List<Violation> violations = new ArrayList<>();
        T value = object(reader).read(body, new Place("", violations));
        return new Reading<>(violations.isEmpty() ? value : null, violations);
    }

    /** An object within the answer. */
    public static <T> Kind<T> object(Function<Fields, T> reader) {
        return (value, place) -> value instanceof Map<?, ?> map
                ? reader.apply(new Fields(map, place))
                : place.refuse("wrong.unreadable", "must be an object with named fields");
    }

    /** @return the value; null if it is missing or wrong */
    public <T> T required(String name, Kind<T> kind) {
        return requiredIf(true, "wrong.required", "", name, kind);
    }

    /**
     * @param condition whether the field must be there
     * @param code      of the text that pages show
     * @param when      the condition in words, for the message
     */
    public <T> T requiredIf(boolean condition, String code, String when, String name, Kind<T> kind) {
        T value = optional(name, kind);
        if (condition && values.get(name) == null) place.field(name).refuse(code, ("is required " + when).strip());
        return value;
    }

    /** @return the value; null if it was left out or is wrong */
    public <T> T optional(String name, Kind<T> kind) {
        known.add(name);
        Object value = values.get(name);
        return value == null ? null : kind.read(value, place.field(name));
    }

    /**
     * @param atLeast 0 if the list may be left out
     * @return the elements that are right; a list longer than allowed is not read at all
     */
    public <T> List<T> list(String name, int atLeast, int atMost, Kind<T> kind) {
        List<?> sent = optional(name, Fields::anyList);
        if (sent == null) {
            if (atLeast > 0 && values.get(name) == null)
                place.field(name).refuse("wrong.atLeastOne", "is required, at least %s", atLeast);
            return List.of();
        }
        if (sent.size() < atLeast) place.field(name).refuse("wrong.atLeastOne", "must have at least %s", atLeast);
        if (sent.size() > atMost) return refuseLength(name, atMost);
        List<T> read = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            T element = kind.read(sent.get(i), place.field(name).element(i));
            if (element != null) read.add(element);
        }
        return List.copyOf(read);
    }

    /** A list without duplicates. */
    public <T> List<T> distinct(String name, int atLeast, int atMost, Kind<T> kind) {
        Set<T> seen = new HashSet<>();
        return list(name, atLeast, atMost, (value, at) -> {
            T element = kind.read(value, at);
            return element == null || seen.add(element)
                    ? element
                    : at.refuse("wrong.repeated", "must not repeat an earlier entry");
        });
    }

    /** Whether at least one of the fields was sent, right or wrong. */
    public boolean hasAny(String... names) {
        for (String name : names) if (values.get(name) != null) return true;
        return false;
    }

    /** Refuses an object of which none of the fields that were read was sent; to be called after the last of them. */
    public void requireAny() {
        if (!hasAny(known.toArray(String[]::new))) place.refuse("wrong.oneField", "must have at least one field");
    }

    /**
     * Checks a rule between fields.
     *
     * @param name of the field that the sender should look at; empty for the object as a whole
     * @param code of the text that pages show
     */
    public void check(boolean holds, String name, String code, String message) {
        if (!holds) (name.isEmpty() ? place : place.field(name)).refuse(code, message);
    }

    /** The same for a rule that only callers of the API can break. */
    public void check(boolean holds, String name, String message) {
        check(holds, name, "", message);
    }

    /**
     * Ends the reading of this object: refuses unknown fields and builds the record if nothing is wrong.
     *
     * @return the record, or null after at least one violation
     */
    public <T> T build(Supplier<T> whole) {
        for (Object name : values.keySet()) if (!known.contains(name)) refuseUnknown(String.valueOf(name));
        return place.violationsSoFar() == violationsBefore ? whole.get() : null;
    }

    private void refuseUnknown(String name) {
        // A name is the sender's text too: it is only repeated where it cannot carry anything but a name.
        if (SHOWABLE.matcher(name).matches()) place.field(name).refuse("is unknown; the fields here are " + names());
        else place.refuse("has a field with an unknown name; the fields here are " + names());
    }

    private String names() {
        return String.join(", ", known);
    }

    private <T> List<T> refuseLength(String name, int atMost) {
        place.field(name).refuse("wrong.most", "must have at most %s", atMost);
        return List.of();
    }

    private static List<?> anyList(Object value, Place place) {
        return value instanceof List<?> list ? list : place.refuse("wrong.unreadable", "must be a list");
    }
}
