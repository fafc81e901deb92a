package org.ncbrelay.fuzz.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.pattern.PathPatternParser;

/** The forms on the pages that people are shown, as a browser would send them when nothing is typed. */
final class SeenForms {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "<(input|button)\\b([^>]*)>|<select\\b([^>]*)>(.*?)</select>|<textarea\\b([^>]*)>(.*?)</textarea>",
            Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");

    private final List<Seen> seen = new ArrayList<>();

    /** @param fields of the form, names and values in turn, without its token */
    record Seen(String person, String action, List<String> fields) {}

    /** Remembers the forms of a page. */
    void read(String person, String page) {
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            String action = attribute(form.group(1), "action").orElse("");
            if (!attribute(form.group(1), "method").orElse("get").equalsIgnoreCase("post") || !action.startsWith("/"))
                continue;
            Seen found = new Seen(person, action, fields(form.group(2)));
            if (!seen.contains(found)) seen.add(found);
        }
    }

    /** Those of a person that are sent to this operation. */
    List<Seen> of(Operation operation, String person) {
        if (operation.isRead()) return List.of();
        var pattern = new PathPatternParser().parse(operation.endpoint().path());
        return seen.stream()
                .filter(form -> form.person().equals(person)
                        && pattern.matches(PathContainer.parsePath(form.action().replaceAll("[?#].*", ""))))
                .toList();
    }

    int size() {
        return seen.size();
    }

    private static List<String> fields(String form) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            boolean input = field.group(1) != null;
            String attributes = input ? field.group(2) : field.group(3) != null ? field.group(3) : field.group(5);
            Optional<String> name = attribute(attributes, "name");
            if (name.isEmpty() || name.get().equals("_csrf")) continue;
            String value = input
                    ? attribute(attributes, "value").orElse("on")
                    : field.group(3) != null ? option(field.group(4)) : HtmlUtils.htmlUnescape(field.group(6));
            boolean chosen =
                    !attributes.matches("(?s).*type=\"(checkbox|radio|file)\".*") || attributes.contains("checked");
            if (chosen) fields.addAll(List.of(name.get(), value));
        }
        return fields;
    }

    private static String option(String options) {
        Matcher option = OPTION.matcher(options);
        String value = "";
        while (option.find()) {
            value = attribute(option.group(1), "value").orElse(value);
            if (option.group(1).contains("selected")) return value;
        }
        return value;
    }

    private static Optional<String> attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? Optional.of(HtmlUtils.htmlUnescape(attribute.group(1))) : Optional.empty();
    }
}
