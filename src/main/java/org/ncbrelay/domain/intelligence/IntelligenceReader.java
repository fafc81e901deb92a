package org.ncbrelay.domain.intelligence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Kind;
import org.ncbrelay.domain.reading.Place;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.domain.request.Confidentiality;

/** The one validator of intelligence, whichever way it comes. */
public final class IntelligenceReader {
    private static final int MOST_COUNTRIES = 196;

    private IntelligenceReader() {}

    /** @param members alpha-3 codes of the member countries */
    public static Reading<Draft> read(Map<String, ?> body, Set<String> members) {
        Kind<String> country = Texts.form(3, members::contains, "must be the ISO alpha-3 code of a member country");
        return Fields.read(body, fields -> {
            String title = fields.required("title", Texts.line(200));
            String summary = fields.required("summary", Texts.narrative(20, 20_000));
            List<String> countries = fields.distinct("countries", 1, MOST_COUNTRIES, country);
            Intelligence.Source source = fields.required("source", Fields.object(IntelligenceReader::source));
            Grading grading = fields.required("grading", Fields.object(IntelligenceReader::grading));
            Handling handling = fields.required("handling", Fields.object(inner -> handling(inner, country)));
            String related = fields.optional(
                    "relatedReference",
                    Texts.form(15, CaseReference::isWellFormed, "must be a case reference such as KEN-2026-000017"));
            return fields.build(() -> new Draft(
                    title,
                    summary,
                    codes(countries),
                    source,
                    grading,
                    handling,
                    related == null ? null : new CaseReference(related)));
        });
    }

    private static Intelligence.Source source(Fields fields) {
        var kind = fields.required("kind", Values.choice(Intelligence.Source.Kind.class));
        String name = fields.required("name", Texts.line(200));
        Boolean consents = fields.optional("consentToShare", Values.flag());
        return fields.build(() -> new Intelligence.Source(kind, name, !Boolean.FALSE.equals(consents)));
    }

    private static Grading grading(Fields fields) {
        String source =
                fields.required("source", Texts.form(1, text -> text.matches("[ABCX]"), "must be A, B, C or X"));
        String information = fields.required("information", IntelligenceReader::accuracy);
        return fields.build(() -> new Grading(source, information));
    }

    private static Handling handling(Fields fields, Kind<String> country) {
        Confidentiality level = fields.required("confidentiality", Values.choice(Confidentiality.class));
        List<String> restricted = fields.distinct("restrictedCountries", 0, MOST_COUNTRIES, country);
        String conditions = fields.optional("conditions", Texts.narrative(1, 1000));
        Intelligence.Tlp tlp = fields.optional("tlp", Values.choice(Intelligence.Tlp.class));
        return fields.build(() -> new Handling(level, codes(restricted), conditions, tlp));
    }

    private static List<OrganisationCode> codes(List<String> countries) {
        return countries.stream().map(OrganisationCode::new).toList();
    }

    /** Senders write the digit as a number or as a text. */
    private static String accuracy(Object value, Place place) {
        String digit = String.valueOf(value);
        return digit.matches("[1-4]") ? digit : place.refuse("must be 1, 2, 3 or 4");
    }

    /** What an author hands in. */
    public record Draft(
            String title,
            String summary,
            List<OrganisationCode> countries,
            Intelligence.Source source,
            Grading grading,
            Handling handling,
            CaseReference related) {}

    /** What the author demands of every receiver. */
    public record Handling(
            Confidentiality confidentiality,
            List<OrganisationCode> restricted,
            String conditions,
            Intelligence.Tlp tlp) {}
}
