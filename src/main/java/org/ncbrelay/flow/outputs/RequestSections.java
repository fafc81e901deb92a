package org.ncbrelay.flow.outputs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.domain.output.Section;

/** A request with the names of the contract, as sections that people read. */
final class RequestSections {
    /** Lists of the request, and what one of their rows is called. */
    private static final Map<String, String> LISTS = lists();

    private static final List<String> NARRATIVES = List.of("supportOutline", "modusOperandi");

    private RequestSections() {}

    static List<Section> of(Map<String, Object> request) {
        List<Section> sections = new ArrayList<>();
        Rows facts = new Rows();
        request.forEach((name, value) -> {
            if (!LISTS.containsKey(name) && !NARRATIVES.contains(name)) addTo(facts, words(name), value);
        });
        sections.add(new Section(Section.Kind.FACTS, "Request", facts.list(), null));
        for (String name : NARRATIVES)
            if (request.get(name) != null)
                sections.add(new Section(
                        Section.Kind.FACTS,
                        words(name),
                        List.of(),
                        request.get(name).toString()));
        LISTS.forEach((name, heading) -> {
            int number = 0;
            for (Map<?, ?> row : rows(request, name)) sections.add(section(heading + " " + ++number, row));
        });
        return sections;
    }

    @SuppressWarnings("unchecked")
    static List<Map<?, ?>> rows(Map<String, Object> request, String name) {
        return request.get(name) instanceof List<?> list ? (List<Map<?, ?>>) list : List.of();
    }

    private static Section section(String heading, Map<?, ?> row) {
        Rows rows = new Rows();
        row.forEach((name, value) -> addTo(rows, words(name.toString()), value));
        return new Section(Section.Kind.FACTS, heading, rows.list(), null);
    }

    private static void addTo(Rows rows, String label, Object value) {
        if (value instanceof Map<?, ?> part)
            part.forEach((name, inner) ->
                    addTo(rows, label + ": " + words(name.toString()).toLowerCase(Locale.ROOT), inner));
        else if (value instanceof List<?> list)
            rows.add(label, list.stream().map(Object::toString).collect(Collectors.joining(", ")));
        else rows.add(label, value);
    }

    /** {@code sellerHandle} as {@code Seller handle}. */
    private static String words(String name) {
        String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("listings", "Listing");
        lists.put("specimens", "Specimen");
        lists.put("persons", "Person");
        lists.put("companies", "Company");
        lists.put("payments", "Payment");
        lists.put("shipments", "Shipment");
        lists.put("preservation", "Preservation request");
        lists.put("questions", "Question");
        return lists;
    }
}
