package org.ncbrelay.web.pages.request;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** What a browser posted for one step, as a part of the request's tree. What cannot be right stays as it was typed. */
public final class SubmittedForm {
    /** Entries of a list; as many as the reader of requests takes. */
    public static final int MOST_ROWS = 200;

    /** The last field of the page. On a slow line a button can be pressed before the fields behind it have arrived. */
    static final String END = "end";

    private static final String DIRECT_CONTACT = "directContact";

    /** Digits of a number that means one; what is longer stays a text. */
    private static final int LONGEST_NUMBER = 40;

    /** Characters of one, with its sign, its point and its exponent. */
    private static final int LONGEST_TYPED_NUMBER = 100;

    private final MultiValueMap<String, String> values;
    private final ZoneId zone;
    private final boolean isCut;
    private final Map<String, Object> before;

    private SubmittedForm(
            MultiValueMap<String, String> values, ZoneId zone, boolean isCut, Map<String, Object> before) {
        this.values = values;
        this.zone = zone;
        this.isCut = isCut;
        this.before = before;
    }

    /** @param before the draft so far; other steps of it stay, and of this one what had not arrived at the browser yet */
    public static Map<String, Object> into(
            Map<String, Object> before, Step step, MultiValueMap<String, String> values, ZoneId zone) {
        Map<String, Object> tree = into(before, step.parts(), values, zone);
        // Direct contact is always answered: not asking for it is an answer too, and no one has to open its step to
        // give it.
        tree.putIfAbsent(DIRECT_CONTACT, Map.of("requested", false));
        return tree;
    }

    /** The same for the parts of another form. */
    static Map<String, Object> into(
            Map<String, Object> before, List<FieldGroup> parts, MultiValueMap<String, String> values, ZoneId zone) {
        SubmittedForm posted = new SubmittedForm(values, zone, !values.containsKey(END), before);
        Map<String, Object> tree = new LinkedHashMap<>(before);
        for (FieldGroup part : parts) {
            if (part.name().isEmpty()) posted.own(part, tree);
            else if (part.repeated()) putOrRemove(tree, part.name(), posted.rows(part));
            else putOrRemove(tree, part.name(), posted.object(part));
        }
        return tree;
    }

    /** The entries of one list; those that say nothing are left out. */
    static List<Map<String, Object>> rows(FieldGroup part, MultiValueMap<String, String> values, ZoneId zone) {
        List<Map<String, Object>> rows = new SubmittedForm(values, zone, false, Map.of()).rows(part);
        return rows == null ? List.of() : rows;
    }

    /** The entries of a list of which nothing was filled in, to be shown again. */
    static List<Map<String, Object>> blank(String part, MultiValueMap<String, String> values) {
        return Collections.nCopies(Math.min(MOST_ROWS, number(values.getFirst("rows." + part))), Map.of());
    }

    private void own(FieldGroup part, Map<String, Object> tree) {
        part.fields().forEach(field -> tree.remove(field.name()));
        tree.putAll(row(part, 0));
    }

    private Object object(FieldGroup part) {
        Map<String, Object> row = row(part, 0);
        return isBlank(row) && !part.name().equals(DIRECT_CONTACT) ? null : row;
    }

    private List<Map<String, Object>> rows(FieldGroup part) {
        List<Map<String, Object>> rows = new ArrayList<>();
        int sent = Math.min(MOST_ROWS, shownRows(part));
        for (int i = 0; i < sent; i++) {
            Map<String, Object> row = row(part, i);
            boolean removed = (part.name() + "[" + i + "]").equals(values.getFirst("remove"));
            if (!removed && (isStaying() || !isBlank(row))) rows.add(row);
        }
        if (part.name().equals(values.getFirst("add"))) rows.add(new LinkedHashMap<>());
        if (part.name().equals(values.getFirst("copy")) && !rows.isEmpty())
            rows.add(new LinkedHashMap<>(rows.get(rows.size() - 1)));
        return rows.isEmpty() ? null : rows;
    }

    private int shownRows(FieldGroup part) {
        String shown = "rows." + part.name();
        return isCut && !values.containsKey(shown) ? storedRows(part).size() : number(values.getFirst(shown));
    }

    /** A user who adds or removes a row means to fill in the others, blank ones too; they are dropped when the step is left. */
    private boolean isStaying() {
        return values.containsKey("add") || values.containsKey("copy") || values.containsKey("remove");
    }

    private Map<String, Object> row(FieldGroup part, int index) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Field field : part.fields()) {
            String path = part.path(field, index);
            // A box that is not ticked looks like one that has not arrived: in a page that was cut it stays as it was.
            Object value = isCut && !values.containsKey(path) ? stored(part, field, index) : value(field, path);
            if (value != null) field.put(row, value);
        }
        return row;
    }

    private Object stored(FieldGroup part, Field field, int index) {
        List<Map<String, Object>> rows = storedRows(part);
        return index < rows.size() ? field.in(rows.get(index)) : null;
    }

    private List<Map<String, Object>> storedRows(FieldGroup part) {
        boolean hasNone = part.repeated() && !(before.get(part.name()) instanceof List<?>);
        return hasNone ? List.of() : part.rows(before);
    }

    private Object value(Field field, String path) {
        String typed = values.getFirst(path);
        // What the database cannot hold is dropped; all else is stored, and refused by name when the request is
        // checked.
        String text = typed == null
                ? ""
                : typed.replace("\0", "").replace("\r\n", "\n").strip();
        return switch (field.kind()) {
            case FLAG -> typed != null;
            case CHOICES, COUNTRIES -> {
                List<String> chosen = values.getOrDefault(path, List.of());
                yield chosen.isEmpty()
                        ? null
                        : chosen.stream().map(each -> each.replace("\0", "")).toList();
            }
            case CODES ->
                text.isEmpty()
                        ? null
                        : Arrays.asList(text.toUpperCase(Locale.ROOT).split("[,;\\s]+"));
            case NUMBER -> text.isEmpty() ? null : amount(text);
            case MOMENT -> text.isEmpty() ? null : moment(text);
            case DATE -> text.isEmpty() ? null : TypedTime.day(text);
            default -> text.isEmpty() ? null : text;
        };
    }

    private static Object amount(String text) {
        // Looked at first: the time that a number takes to read grows with the square of its digits.
        if (text.length() > LONGEST_TYPED_NUMBER) return text;
        try {
            BigDecimal amount = new BigDecimal(text.replace(',', '.'));
            return amount.precision() > LONGEST_NUMBER || Math.abs(amount.scale()) > LONGEST_NUMBER ? text : amount;
        } catch (NumberFormatException asTyped) {
            return text;
        }
    }

    private String moment(String text) {
        return TypedTime.moment(text)
                .map(moment -> moment.atZone(zone).toInstant().toString())
                .orElse(text);
    }

    private static boolean isBlank(Map<String, Object> row) {
        return row.values().stream().allMatch(value -> Boolean.FALSE.equals(value));
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    }

    private static void putOrRemove(Map<String, Object> tree, String name, Object value) {
        if (value == null) tree.remove(name);
        else tree.put(name, value);
    }
}
