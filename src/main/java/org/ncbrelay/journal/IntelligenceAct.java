package org.ncbrelay.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.port.Letter;

/**
 * What somebody did on an item of intelligence: one event of its timeline, with the letters that go with it. Each method answers a
 * new act.
 *
 * @param by        who is named on the timeline: the officer, or the relay acting for an organisation
 * @param country   which country may read the event; empty if INTERPOL alone
 * @param addressee empty if the act is addressed to nobody
 * @param note      what else the reader must know; empty if nothing
 */
public record IntelligenceAct(
        IntelligenceEventKind kind,
        CaseReference reference,
        Officer by,
        Optional<OrganisationCode> country,
        Optional<Addressee> addressee,
        Optional<Note> note,
        List<OutgoingLetter> letters)
        implements Entry {
    public IntelligenceAct {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(by, "by");
        letters = List.copyOf(letters);
    }

    public static IntelligenceAct of(IntelligenceEventKind kind, CaseReference reference, Officer by) {
        return new IntelligenceAct(
                kind, reference, by, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Shows the event to that country also. */
    public IntelligenceAct readableBy(OrganisationCode country) {
        return new IntelligenceAct(kind, reference, by, Optional.of(country), addressee, note, letters);
    }

    public IntelligenceAct to(Addressee addressee) {
        return new IntelligenceAct(kind, reference, by, country, Optional.of(addressee), note, letters);
    }

    /** Addresses the act to the National Central Bureau of a country, which may read the event. */
    public IntelligenceAct toNcb(OrganisationCode country) {
        return to(Addressee.ncb(country)).readableBy(country);
    }

    /** Addresses to INTERPOL what a country answers; the country may read the event. */
    public IntelligenceAct toInterpolFrom(OrganisationCode country) {
        return to(Addressee.INTERPOL).readableBy(country);
    }

    /** @param text somebody's words; null or blank if there are none */
    public IntelligenceAct noting(String text) {
        return noting(Note.written(text));
    }

    /** @param note null if there is nothing to say */
    public IntelligenceAct noting(Note note) {
        return new IntelligenceAct(kind, reference, by, country, addressee, Optional.ofNullable(note), letters);
    }

    /**
     * Adds a letter to the addressee of the act.
     *
     * @throws IllegalStateException    if the act has no addressee yet
     * @throws IllegalArgumentException if the addressee receives no letters
     */
    public IntelligenceAct withLetter(Letter letter) {
        return withLetter(
                letter, addressee.orElseThrow(() -> new IllegalStateException(kind + " is addressed to nobody")));
    }

    /** Adds a letter to somebody else than the addressee. */
    public IntelligenceAct withLetter(Letter letter, Addressee recipient) {
        OutgoingLetter added = OutgoingLetter.about(reference, letter, recipient);
        return new IntelligenceAct(
                kind,
                reference,
                by,
                country,
                addressee,
                note,
                Stream.concat(letters.stream(), Stream.of(added)).toList());
    }
}
