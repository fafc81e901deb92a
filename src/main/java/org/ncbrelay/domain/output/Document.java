package org.ncbrelay.domain.output;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/**
 * What one reader gets of a case or of intelligence, whatever format it is written in.
 *
 * @param producer  whose it is: INTERPOL for intelligence, the country for its case
 * @param wording   the language it is written in
 * @param createdAt when the case was filed or the intelligence registered; the same at every export
 */
public record Document(
        CaseReference reference,
        DocumentKind kind,
        String title,
        HandlingMarkings marks,
        Wording wording,
        OrganisationCode producer,
        Instant createdAt,
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
        try {
            byte[] text = text().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What a document is about. */
    public enum DocumentKind {
        INTELLIGENCE,
        DOSSIER
    }
}
