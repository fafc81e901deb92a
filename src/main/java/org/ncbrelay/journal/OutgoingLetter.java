package org.ncbrelay.journal;

import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.port.Letter;

/**
 * A letter that leaves after the transaction.
 *
 * @param id        given before it is written, for the row that names it as the proof of sending
 * @param reference empty for a letter that is about no case
 * @param task      that waits for its reader; empty if none does, and until the journal knows the task that the letter asks for
 */
public record OutgoingLetter(
        UUID id, Optional<CaseReference> reference, Letter letter, Addressee to, Optional<WaitingTask> task)
        implements Entry {
    /** @throws IllegalArgumentException if the addressee belongs to no organisation that letters go to */
    public OutgoingLetter {
        if (to.organisation().isEmpty())
            throw new IllegalArgumentException(to.name() + " receives no letters, so not " + letter);
    }

    public static OutgoingLetter about(CaseReference reference, Letter letter, Addressee to) {
        return new OutgoingLetter(EntryIds.next(), Optional.of(reference), letter, to, Optional.empty());
    }

    OutgoingLetter naming(WaitingTask waiting) {
        return new OutgoingLetter(id, reference, letter, to, Optional.of(waiting));
    }

    /** Whether it asks its reader to complete this task. */
    boolean asksFor(WaitingTask waiting) {
        return letter.asks().contains(waiting.node())
                && organisation().equals(waiting.organisation())
                && reference.filter(waiting.reference()::equals).isPresent();
    }

    /** Whose letter it is. */
    public OrganisationCode organisation() {
        return to.organisation().orElseThrow();
    }

    /** How its reader is concerned, which says why the letter was sent. */
    public enum Reader {
        /** The agency whose case it is, or that joined it. */
        AGENCY,
        /** The National Central Bureau of the country whose case it is. */
        NCB,
        INTERPOL,
        /** Another country: it was invited, asked or sent something. */
        OTHER_COUNTRY,
        /** A country that intelligence concerns. */
        INTELLIGENCE,
        /** One officer. */
        OFFICER
    }

    public Reader reader() {
        if (reference.isEmpty() || letter.isToOneOfficer()) return Reader.OFFICER;
        if (!organisation().isCountry()) return Reader.INTERPOL;
        if (reference.get().isIntelligence()) return Reader.INTELLIGENCE;
        if (!isOfOwnCase()) return Reader.OTHER_COUNTRY;
        return to.mail().isPresent() ? Reader.AGENCY : Reader.NCB;
    }

    /** The page of this relay that it leads to; its reader can open it. */
    public String page() {
        if (reference.isEmpty()) return letter == Letter.NEWS_DIGEST ? "/news" : "/me";
        String about = reference.get().value();
        if (letter.endsAccess() && organisation().isCountry()) return "/cases";
        if (isOfOwnCase() || !organisation().isCountry()) return inCase(about);
        if (letter.isOfDiffusion()) return "/diffusions/" + about;
        String alone = reference.get().isIntelligence() ? "/intelligence/" + about : "/invitations";
        return task.filter(WaitingTask::isForDesk)
                .map(each -> "/tasks/" + each.id())
                .orElse(alone);
    }

    private String inCase(String about) {
        String page = (reference.orElseThrow().isIntelligence() ? "/intelligence/" : "/cases/") + about;
        return page
                + task.filter(each -> each.organisation().equals(organisation()))
                        .map(each -> "?task=" + each.id())
                        .orElse("");
    }

    private boolean isOfOwnCase() {
        return reference
                .map(CaseReference::organisation)
                .filter(organisation()::equals)
                .isPresent();
    }
}
