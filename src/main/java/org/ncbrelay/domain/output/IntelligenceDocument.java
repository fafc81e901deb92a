package org.ncbrelay.domain.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.output.Section.Row;

/** Intelligence as a document: the findings with their source and grade; whom it reaches is INTERPOL's own knowledge. */
public final class IntelligenceDocument {
    private IntelligenceDocument() {}

    /** For a country that it was dispatched to. */
    public static Document forCountry(Intelligence it) {
        return document(it, provenance(it));
    }

    /** For INTERPOL, which also sees who gets it and who does not. */
    public static Document forInterpol(Intelligence it) {
        List<Row> rows = provenance(it);
        rows.add(new Row("Addressees", codes(it.addressees())));
        if (!it.leftOut().isEmpty()) rows.add(new Row("Left out, restricted by a source", codes(it.leftOut())));
        if (it.related() != null) rows.add(new Row("Related case", it.related().value()));
        return document(it, rows);
    }

    private static Document document(Intelligence it, List<Row> provenance) {
        Marks marks = new Marks(
                it.confidentiality(), it.conditions(), it.tlp(), it.source().isExternal());
        return new Document(
                it.reference(),
                Document.Kind.INTELLIGENCE,
                it.title(),
                marks,
                OrganisationCode.INTERPOL,
                it.registeredAt(),
                List.of(
                        new Section(Section.Kind.FACTS, "Source and grading", provenance, null),
                        new Section(Section.Kind.PRODUCT, "Findings", List.of(), it.content())),
                List.of());
    }

    private static List<Row> provenance(Intelligence it) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Kind of source", it.source().isExternal() ? "External source" : "INTERPOL analysis"));
        rows.add(new Row("Source", it.source().name()));
        if (it.grading() != null) rows.add(new Row("Grading (4x4)", it.grading().toString()));
        rows.add(new Row("Registered", it.registeredAt().toString()));
        return rows;
    }

    private static String codes(List<OrganisationCode> countries) {
        return countries.isEmpty()
                ? "none"
                : countries.stream().map(OrganisationCode::value).collect(Collectors.joining(", "));
    }
}
