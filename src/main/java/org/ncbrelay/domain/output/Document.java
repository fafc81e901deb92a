package org.ncbrelay.domain.output;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.product.Picture;

/**
 * What one reader gets of a case or of intelligence, whatever format it is written in.
 *
 * @param producer  whose it is: INTERPOL for intelligence, the country for its case
 * @param wording   the language it is written in
 * @param createdAt when the case was filed or the intelligence registered; the same at every export
 * @param changedAt of the newest that it tells; later wherever it tells more
 */
public record Document(
        CaseReference reference,
        DocumentKind kind,
        String title,
        HandlingMarkings marks,
        Wording wording,
        OrganisationCode producer,
        Instant createdAt,
        Instant changedAt,
        List<Section> sections,
        List<Observable> observables) {
    public Document {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(marks, "marks");
        Objects.requireNonNull(wording, "wording");
        title = Defanged.text(title);
        sections = List.copyOf(sections);
        observables = List.copyOf(observables);
    }

    /** Every word of it as plain text, marks first. */
    public String text() {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        text.add(reference + " " + title);
        marks.lines(wording).forEach(text::add);
        for (Section section : sections) {
            text.add("").add(section.heading());
            section.rows().forEach(row -> text.add(row.label() + ": " + row.value()));
            if (section.text() != null) text.add(section.text());
        }
        return text.toString();
    }

    /** SHA-256 of {@link #text} in UTF-8, lower-case hexadecimal: what a receiver can check. */
    public String sha256() {
        return Sha256.hex(text());
    }

    /** What a document is about. */
    public enum DocumentKind {
        INTELLIGENCE,
        DOSSIER
    }

    /**
     * A trace that programs compare; written as it is, for machines only.
     *
     * @param platform where an account is; null if not known, and for a web address
     */
    public record Observable(ObservableKind kind, String value, String platform) {
        public Observable {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(value, "value");
        }

        /** What kind of trace. */
        public enum ObservableKind {
            URL,
            SOCIAL_ACCOUNT,
            PAYMENT_ACCOUNT
        }
    }

    /**
     * A part of a document, its web addresses defanged.
     *
     * @param kind      whether it is a product in its own right, or only describes the case
     * @param text      what it says at length; null if it has rows only
     * @param formatted the same text as Markdown, for who can show it; null if there is none
     * @param pictures  those that it names
     * @param product   of a case, the same at every export; null for anything else
     */
    public record Section(
            SectionKind kind,
            String heading,
            List<Row> rows,
            String text,
            String formatted,
            List<Picture> pictures,
            UUID product) {
        public Section(SectionKind kind, String heading, List<Row> rows, String text) {
            this(kind, heading, rows, text, null, List.of(), null);
        }

        public Section {
            Objects.requireNonNull(kind, "kind");
            heading = Defanged.text(heading);
            rows = List.copyOf(rows);
            pictures = List.copyOf(pictures);
            text = Defanged.text(text);
        }

        /** A fact in one line. */
        public record Row(String label, String value) {
            public Row {
                value = Defanged.text(Objects.requireNonNull(value, label));
            }
        }

        /** What a section is. */
        public enum SectionKind {
            FACTS,
            /** One of many: of a list of the request, or of what was added to it. */
            ENTRY,
            PRODUCT
        }
    }
}
