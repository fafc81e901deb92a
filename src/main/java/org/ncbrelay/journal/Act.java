package org.ncbrelay.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.journal.OfficialCopy.Recipient;
import org.ncbrelay.port.Letter;

/**
 * What an officer did on a case or on an item of intelligence: one event of its timeline, with the letters and the official copies that
 * go with it. Each method answers a new act.
 *
 * @param kind      an {@link EventKind} of a case, or an {@link IntelligenceEventKind}
 * @param by        who is named on the timeline: the officer, or the relay acting for an organisation
 * @param country   which country may read an event of intelligence; empty if INTERPOL alone
 * @param addressee empty if the act is addressed to no one
 * @param note      what else the reader must know; empty if nothing
 * @param also      what else it is; written as one event, and shown as several
 */
public record Act(
        Enum<?> kind,
        CaseReference reference,
        Officer by,
        Optional<OrganisationCode> country,
        Optional<Addressee> addressee,
        Optional<Note> note,
        List<OfficialCopy> copies,
        List<OutgoingLetter> letters,
        List<Part> also)
        implements Entry {
    /** Another event that the same act is, and whom it addresses. */
    public record Part(Enum<?> kind, Optional<Addressee> addressee) {}

    public Act {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(by, "by");
        copies = List.copyOf(copies);
        letters = List.copyOf(letters);
        also = List.copyOf(also);
    }

    public static Act of(EventKind kind, CaseReference reference, Officer by) {
        return begun(kind, reference, by);
    }

    public static Act of(IntelligenceEventKind kind, CaseReference reference, Officer by) {
        return begun(kind, reference, by);
    }

    private static Act begun(Enum<?> kind, CaseReference reference, Officer by) {
        return new Act(
                kind,
                reference,
                by,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Shows the event of intelligence to that country also. */
    public Act readableBy(OrganisationCode country) {
        return new Act(kind, reference, by, Optional.of(country), addressee, note, copies, letters, also);
    }

    public Act to(Addressee addressee) {
        return new Act(kind, reference, by, country, Optional.of(addressee), note, copies, letters, also);
    }

    /** Addresses the act to the National Central Bureau of the country whose case it is. */
    public Act toNcb() {
        return to(Addressee.ncbOf(reference));
    }

    /** Addresses an act on intelligence to the National Central Bureau of a country, which may read the event. */
    public Act toNcb(OrganisationCode country) {
        return to(Addressee.ncb(country)).readableBy(country);
    }

    public Act toInterpol() {
        return to(Addressee.INTERPOL);
    }

    /** Addresses to INTERPOL what a country answers to intelligence; the country may read the event. */
    public Act toInterpolFrom(OrganisationCode country) {
        return toInterpol().readableBy(country);
    }

    /** @param text an officer's words; null or blank if there are none */
    public Act noting(String text) {
        return noting(Note.written(text));
    }

    /** @param note null if there is nothing to say */
    public Act noting(Note note) {
        return new Act(kind, reference, by, country, addressee, Optional.ofNullable(note), copies, letters, also);
    }

    /**
     * Adds a letter to the addressee of the act.
     *
     * @throws IllegalStateException    if the act has no addressee yet
     * @throws IllegalArgumentException if the addressee receives no letters
     */
    public Act withLetter(Letter letter) {
        return withLetter(
                letter, addressee.orElseThrow(() -> new IllegalStateException(kind + " is addressed to nobody")));
    }

    /** Adds a letter to each of the recipients, in their order; no one receives the same letter twice. */
    public Act withLetter(Letter letter, Addressee... recipients) {
        List<OutgoingLetter> all = new ArrayList<>(letters);
        for (Addressee recipient : recipients) {
            boolean has = all.stream()
                    .anyMatch(each -> each.letter() == letter && each.to().equals(recipient));
            if (!has) all.add(OutgoingLetter.about(reference, letter, recipient));
        }
        return new Act(kind, reference, by, country, addressee, note, copies, all, also);
    }

    Act withLetters(List<OutgoingLetter> others) {
        return new Act(kind, reference, by, country, addressee, note, copies, others, also);
    }

    /** Whether another act of the transaction is a part of this one. */
    boolean includes(Act part) {
        return part.kind instanceof EventKind event
                && event.partOf().filter(kind::equals).isPresent()
                && part.reference.equals(reference)
                && part.by.equals(by)
                && part.note.isEmpty();
    }

    /** Takes a part, with its letters and copies, into this act. */
    Act with(Act part) {
        return new Act(
                kind,
                reference,
                by,
                country,
                addressee,
                note,
                joined(copies, part.copies),
                joined(letters, part.letters),
                joined(also, List.of(new Part(part.kind, part.addressee))));
    }

    private static <E> List<E> joined(List<E> some, List<E> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Adds the copy to the General Secretariat, which opens the case to INTERPOL (Annex 1.1). */
    public Act copiedToGeneralSecretariat(CopySubject subject, String subjectId) {
        return with(OfficialCopy.to(Recipient.GENERAL_SECRETARIAT, subject, subjectId));
    }

    /** Adds the copy to the NCB of what passes between the agency and INTERPOL (Annex 1.2). */
    public Act copiedToNcb(CopySubject subject, String subjectId) {
        return with(OfficialCopy.to(Recipient.NCB, subject, subjectId));
    }

    private Act with(OfficialCopy copy) {
        List<OfficialCopy> all = new ArrayList<>(copies);
        all.add(copy);
        return new Act(kind, reference, by, country, addressee, note, all, letters, also);
    }

    /**
     * The id of the official copy that goes with this act.
     *
     * @throws IllegalStateException if there is not exactly one
     */
    public UUID copyId() {
        if (copies.size() != 1) throw new IllegalStateException(kind + " has " + copies.size() + " copies, not one");
        return copies.get(0).id();
    }
}
