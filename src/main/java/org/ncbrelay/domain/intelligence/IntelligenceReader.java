package org.ncbrelay.domain.intelligence;

import static org.ncbrelay.domain.intelligence.Intelligence.Source.Basis.CASES_AND_INTELLIGENCE;
import static org.ncbrelay.domain.intelligence.Intelligence.Source.Basis.OWN_COLLECTION;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.intelligence.Intelligence.Source;
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
    /** Our default. */
    private static final int MOST_REFERENCES = 20;

    private static final Kind<CaseReference> REFERENCE = Texts.form(
                    15,
                    CaseReference::isWellFormed,
                    "wrong.reference",
                    "must be a case reference such as KEN-2026-000017")
            .map(CaseReference::new);
    /** INTERPOL's own work has no other name: who collected what INTERPOL did not is an external source (Annex 2.1). */
    private static final Pattern OWN_NAME = Pattern.compile("INTERPOL\\b.*", Pattern.CASE_INSENSITIVE);

    private IntelligenceReader() {}

    /** @param members alpha-3 codes of the member countries */
    public static Reading<Draft> read(Map<String, ?> body, Set<String> members) {
        Kind<OrganisationCode> country = Texts.form(
                        3, members::contains, "must be the ISO alpha-3 code of a member country")
                .map(OrganisationCode::new);
        return Fields.read(body, fields -> {
            String title = fields.required("title", Texts.line(200));
            String summary = fields.required("summary", Texts.narrative(20, 20_000));
            List<OrganisationCode> countries = fields.distinct("countries", 1, MOST_COUNTRIES, country);
            CaseReference related = fields.optional("relatedReference", REFERENCE);
            Source source = fields.required("source", Fields.object(inner -> source(inner, related)));
            Grading grading = fields.required("grading", Fields.object(IntelligenceReader::grading));
            Handling handling = fields.required("handling", Fields.object(inner -> handling(inner, country)));
            return fields.build(() -> new Draft(title, summary, countries, source, grading, handling, related));
        });
    }

    /** @param related the case or intelligence that it is about, which it rests on too; null if there is none */
    private static Source source(Fields fields, CaseReference related) {
        var kind = fields.required("kind", Values.choice(Source.Kind.class));
        String name = fields.requiredIf(
                kind == Source.Kind.EXTERNAL, "wrong.required", "for an external source", "name", Texts.line(200));
        Boolean consents = fields.requiredIf(
                kind == Source.Kind.EXTERNAL,
                "wrong.required",
                "for an external source",
                "consentToShare",
                Values.flag());
        Source.Basis basis = fields.optional("basis", Values.choice(Source.Basis.class));
        List<CaseReference> references = fields.distinct("references", 0, MOST_REFERENCES, REFERENCE);
        if (kind == null) return null;
        List<CaseReference> rests = Stream.concat(Stream.ofNullable(related), references.stream())
                .distinct()
                .toList();
        if (kind == Source.Kind.EXTERNAL) {
            fields.check(basis == null, "basis", "must be left out for an external source");
            fields.check(references.isEmpty(), "references", "must be left out for an external source");
            return fields.build(() -> new Source(kind, name, consents, null, rests));
        }
        fields.check(
                name == null || OWN_NAME.matcher(name).matches(),
                "name",
                "must begin with INTERPOL, or be left out; what others collected has the kind EXTERNAL");
        Source.Basis byDefault = !rests.isEmpty() ? CASES_AND_INTELLIGENCE : name == null ? null : OWN_COLLECTION;
        Source.Basis stated = basis == null ? byDefault : basis;
        fields.check(
                stated != null,
                "basis",
                "wrong.basis",
                "is required unless references name the cases or intelligence it rests on");
        fields.check(
                stated != CASES_AND_INTELLIGENCE || !rests.isEmpty(),
                "references",
                "wrong.basisReferences",
                "is required, at least 1, for this basis");
        fields.check(
                stated != OWN_COLLECTION || references.isEmpty(),
                "references",
                "must be left out where INTERPOL's own collection is the basis");
        return fields.build(
                () -> new Source(kind, name == null ? OrganisationCode.INTERPOL.value() : name, true, stated, rests));
    }

    private static Grading grading(Fields fields) {
        String source =
                fields.required("source", Texts.form(1, text -> text.matches("[ABCX]"), "must be A, B, C or X"));
        String information = fields.required("information", IntelligenceReader::accuracy);
        return fields.build(() -> new Grading(source, information));
    }

    private static Handling handling(Fields fields, Kind<OrganisationCode> country) {
        Confidentiality level = fields.required("confidentiality", Values.choice(Confidentiality.class));
        List<OrganisationCode> restricted = fields.distinct("restrictedCountries", 0, MOST_COUNTRIES, country);
        String conditions = fields.optional("conditions", Texts.narrative(1, 1000));
        Intelligence.Tlp tlp = fields.optional("tlp", Values.choice(Intelligence.Tlp.class));
        return fields.build(() -> new Handling(level, restricted, conditions, tlp));
    }

    /** Senders write the digit as a number or as a text. */
    private static String accuracy(Object value, Place place) {
        String digit = String.valueOf(value);
        return digit.matches("[1-4]") ? digit : place.refuse("must be 1, 2, 3 or 4");
    }

    /**
     * What an author hands in.
     *
     * @param related a case or other intelligence that it is about; null if there is none
     */
    public record Draft(
            String title,
            String summary,
            List<OrganisationCode> countries,
            Source source,
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
