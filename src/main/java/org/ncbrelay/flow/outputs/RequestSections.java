package org.ncbrelay.flow.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.domain.supplement.Supplement;

/** A request with the names of the contract, as sections that people read. */
final class RequestSections {
    /** Lists of the request. */
    private static final List<String> LISTS = List.of(
            "listings", "specimens", "persons", "companies", "payments", "shipments", "preservation", "questions");

    private static final List<String> NARRATIVES = List.of("supportOutline", "modusOperandi");

    private RequestSections() {}

    static List<Section> of(Map<String, Object> request, Wording wording) {
        List<Section> sections = new ArrayList<>();
        Rows facts = new Rows();
        request.forEach((name, value) -> {
            if (!LISTS.contains(name) && !NARRATIVES.contains(name)) addTo(facts, name, value, wording);
        });
        sections.add(new Section(Section.SectionKind.FACTS, wording.say("request"), facts.list(), null));
        for (String name : NARRATIVES)
            if (request.get(name) != null)
                sections.add(new Section(
                        Section.SectionKind.FACTS,
                        wording.field(name),
                        List.of(),
                        request.get(name).toString()));
        sections.addAll(entries(request, LISTS, wording));
        return sections;
    }

    /** What was added to a case: what it is, from where, its text and lists. */
    static List<Section> of(Supplement supplement, UnaryOperator<String> person, Wording wording) {
        Map<String, Object> content = supplement.content();
        Rows facts = new Rows()
                .add(wording.say("kind"), wording.name("supplementKind", supplement.kind()))
                .add(wording.say("status"), wording.name("supplementStatus", supplement.status()))
                .add(wording.say("source"), supplement.sourceCode())
                .add(wording.say("submitted"), supplement.filedAt())
                .add(wording.say("submittedBy"), person.apply(supplement.filedBy()))
                .add(wording.say("record"), supplement.recordNumber());
        addTo(facts, "capabilities", content.get("capabilities"), wording);
        addTo(facts, "externalSource", content.get("externalSource"), wording);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                Section.SectionKind.ENTRY, wording.say("supplement"), facts.list(), (String) content.get("text")));
        sections.addAll(entries(content, LISTS, wording));
        return sections;
    }

    /** Each entry of the lists as a section. */
    static List<Section> entries(Map<String, Object> content, List<String> lists, Wording wording) {
        List<Section> sections = new ArrayList<>();
        for (String name : lists) {
            int number = 0;
            for (Map<?, ?> row : rows(content, name)) sections.add(section(name, ++number, row, wording));
        }
        return sections;
    }

    @SuppressWarnings("unchecked")
    static List<Map<?, ?>> rows(Map<String, Object> request, String name) {
        return request.get(name) instanceof List<?> list ? (List<Map<?, ?>>) list : List.of();
    }

    private static Section section(String list, int number, Map<?, ?> row, Wording wording) {
        Rows rows = new Rows();
        row.forEach((name, value) -> addTo(rows, list + '.' + name, value, wording));
        return new Section(Section.SectionKind.ENTRY, wording.say("entry." + list, number), rows.list(), null);
    }

    private static void addTo(Rows rows, String path, Object value, Wording wording) {
        if (value instanceof Map<?, ?> part)
            part.forEach((name, inner) -> addTo(rows, path + '.' + name, inner, wording));
        else if (value != null && !List.of().equals(value)) rows.add(wording.field(path), wording.value(path, value));
    }
}
