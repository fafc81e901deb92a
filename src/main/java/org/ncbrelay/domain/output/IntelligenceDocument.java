package org.ncbrelay.domain.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.Document.Section.Row;

/** Intelligence as a document: the findings with their source and grade; whom it reaches is INTERPOL's own knowledge. */
public final class IntelligenceDocument {
    private IntelligenceDocument() {}

    /** For a country that it was dispatched to. */
    public static Document forCountry(Intelligence it, Wording wording) {
        return document(it, provenance(it, wording), wording);
    }

    /** For INTERPOL, which also sees who gets it and who does not. */
    public static Document forInterpol(Intelligence it, Wording wording) {
        List<Row> rows = provenance(it, wording);
        List<CaseReference> references = it.source().references();
        if (!references.isEmpty())
            rows.add(new Row(
                    wording.say("restsOn"),
                    references.stream().map(CaseReference::value).collect(Collectors.joining(", "))));
        rows.add(new Row(wording.say("addressees"), codes(it.addressees(), wording)));
        if (!it.leftOut().isEmpty()) rows.add(new Row(wording.say("leftOut"), codes(it.leftOut(), wording)));
        if (it.related() != null)
            rows.add(new Row(wording.say("relatedCase"), it.related().value()));
        return document(it, rows, wording);
    }

    private static Document document(Intelligence it, List<Row> provenance, Wording wording) {
        HandlingMarkings marks = new HandlingMarkings(
                it.confidentiality(), it.conditions(), it.tlp(), it.source().isExternal());
        return new Document(
                it.reference(),
                Document.DocumentKind.INTELLIGENCE,
                it.title(),
                marks,
                wording,
                OrganisationCode.INTERPOL,
                it.registeredAt(),
                it.registeredAt(),
                List.of(
                        new Section(Section.SectionKind.FACTS, wording.say("sourceAndGrading"), provenance, null),
                        new Section(Section.SectionKind.PRODUCT, wording.say("findings"), List.of(), it.content())),
                List.of());
    }

    private static List<Row> provenance(Intelligence it, Wording wording) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                wording.say("kindOfSource"), wording.say(it.source().isExternal() ? "externalSource" : "ownAnalysis")));
        rows.add(new Row(wording.say("source"), it.source().name()));
        if (it.source().basis() != null)
            rows.add(new Row(
                    wording.say("basis"),
                    wording.say("basis." + it.source().basis().name())));
        if (it.grading() != null)
            rows.add(new Row(wording.say("grading"), it.grading().toString()));
        rows.add(new Row(wording.say("registered"), it.registeredAt().toString()));
        return rows;
    }

    private static String codes(List<OrganisationCode> countries, Wording wording) {
        return countries.isEmpty()
                ? wording.say("none")
                : countries.stream().map(OrganisationCode::value).collect(Collectors.joining(", "));
    }
}
