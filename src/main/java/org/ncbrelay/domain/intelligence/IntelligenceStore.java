package org.ncbrelay.domain.intelligence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseRow;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.product.Grading;

/** Intelligence, who got it, and what they answered; as far as the acting organisation may see. */
public interface IntelligenceStore {
    /** A number that tells nothing about how much intelligence there is. */
    CaseReference nextReference(int year);

    void register(Intelligence intelligence);

    /** @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not for the acting organisation */
    Intelligence get(CaseReference reference);

    void grade(CaseReference reference, Grading grading, String reason, Officer by, Instant at);

    void changeStatus(CaseReference reference, String status);

    /** {@code REGISTERED}, {@code RELEASED}, {@code NOT_RELEASED}, {@code DISSEMINATED} or {@code RECALLED}. */
    String status(CaseReference reference);

    /** As {@link #status}, and no other transaction changes it until this one ends. */
    String statusForChange(CaseReference reference);

    void askOwner(CaseReference reference, OrganisationCode owner, Instant at);

    void ownerAnswered(CaseReference reference, boolean consented, String reason, Officer by, Instant at);

    void release(CaseReference reference, boolean released, String reason, Officer by, Instant at);

    /** @param ncbCopy the letter that copies the NCB; empty only if the NCB is the addressee */
    void dispatched(
            CaseReference reference,
            OrganisationCode to,
            Channel channel,
            String addressee,
            Optional<UUID> ncbCopy,
            Officer by,
            Instant at);

    Optional<Dispatch> dispatch(CaseReference reference, OrganisationCode to);

    /** @param receiver code of the agency, or of the country where its NCB alone receives it */
    void unitNamed(
            CaseReference reference, OrganisationCode country, String unit, String receiver, Officer by, Instant at);

    /** The agency that received it, at its registered address if it has one; empty where its NCB alone received it. */
    Optional<Addressee> unit(CaseReference reference, OrganisationCode country);

    /** What a unit answers, before it has passed to INTERPOL. */
    void answered(CaseReference reference, OrganisationCode country, UnitAnswer answer);

    /** The newest answer of this kind; empty if none, or if it is not of the acting country. */
    Optional<UnitAnswer> answer(CaseReference reference, OrganisationCode country, UnitAnswer.Kind kind);

    /** @throws org.ncbrelay.domain.Refusal.Conflict if the dispatch was recalled or acknowledged before */
    void acknowledged(CaseReference reference, OrganisationCode country, UnitAnswer receipt);

    /** @param report without an outcome where no one reported */
    void reported(CaseReference reference, OrganisationCode country, UnitAnswer report);

    /**
     * @param acknowledged whether also what was acknowledged, or is no longer waited for, is recalled
     * @throws org.ncbrelay.domain.Refusal.Conflict if it was recalled before; if not {@code acknowledged}, also if no one waits for it
     */
    void recalled(
            CaseReference reference,
            OrganisationCode country,
            boolean acknowledged,
            String reason,
            Officer by,
            Instant at);

    /**
     * Whether a case is withdrawn on which it rests, through other intelligence too, or that it is itself; no other transaction withdraws one
     * until this one ends.
     */
    boolean restsOnWithdrawn(CaseReference basis);

    /**
     * Intelligence that rests on a case, through other intelligence too, and may yet be sent or is abroad; oldest first. Of what is abroad, no
     * other transaction is answered the same until this one ends.
     */
    List<Resting> restingOn(CaseReference basis);

    /** The cases on which it rests, through other intelligence too, and that their owners withdrew or corrected meanwhile. */
    List<CaseReference> flaggedCases(CaseReference reference);

    void unitContact(
            CaseReference reference,
            OrganisationCode country,
            boolean granted,
            String scope,
            String reason,
            Officer by,
            Instant at);

    /**
     * Nothing more is waited for of that country, as it did not answer.
     *
     * @param status {@code NOT_FORWARDED} or {@code NOT_ACKNOWLEDGED}
     */
    void ended(CaseReference reference, OrganisationCode country, String status);

    List<Event> events(CaseReference reference);

    List<Dispatch> dispatches(CaseReference reference);

    /** As far as they are for the acting organisation. */
    Page list(Selection selection, int page, int size);

    /** One dispatch in its current state. */
    record Dispatch(
            OrganisationCode country,
            Channel channel,
            String addressee,
            String status,
            Instant sentAt,
            String sentBy,
            boolean ncbCopied,
            Instant ncbCopySentAt,
            String unit,
            String unitNamedBy,
            Instant unitNamedAt,
            String acknowledgedBy,
            Instant acknowledgedAt,
            String outcome,
            String report,
            String reportedBy,
            Instant reportedAt,
            String recalledBy,
            Instant recalledAt,
            String recallReason) {
        /** Whether the country holds it. */
        public boolean isAbroad() {
            return recalledAt == null;
        }

        /** Whether its receipt is still waited for. */
        public boolean canBeRecalled() {
            return status.equals("SENT") || status.equals("FORWARDED");
        }
    }

    /**
     * One event of the timeline, as its reader may see it.
     *
     * @param country which country may read it; null if INTERPOL alone
     */
    record Event(
            String country,
            IntelligenceEventKind kind,
            String actor,
            String organisation,
            String addressee,
            Note note,
            Instant at) {}

    /** @param abroad whether a country holds it */
    record Resting(CaseReference reference, boolean abroad) {}

    /**
     * @param caveat    given where a source is external; else null
     * @param updatedAt when its status changed last
     */
    record Listed(
            String reference,
            String title,
            String status,
            String sourceKind,
            String caveat,
            Instant registeredAt,
            Instant updatedAt)
            implements CaseRow {
        @Override
        public Instant submittedAt() {
            return registeredAt;
        }
    }

    /**
     * What a list shows.
     *
     * @param words      each of which the text has; null for all
     * @param status     null for all
     * @param country    which it concerns; null for all. INTERPOL's own selection: receivers do not learn whom else it concerns
     * @param kind       of source; null for all
     * @param from       first moment of the registration; null for all
     * @param until      moment after the last; null for all
     * @param receivedBy the country that reads; null for INTERPOL
     * @param order      of the list
     */
    record Selection(
            String words,
            String status,
            String country,
            Intelligence.Source.Kind kind,
            Instant from,
            Instant until,
            OrganisationCode receivedBy,
            Order order) {
        /** Totals are counted as far as this; our default. */
        public static final int COUNTED = 1_000;

        public static final Selection ALL = new Selection(null, null, null, null, null, null, null, Order.NEWEST);

        /** The same for its reader. */
        public Selection readBy(Officer reader) {
            boolean all = reader.servesInterpol();
            return new Selection(
                    words, status, all ? country : null, kind, from, until, all ? null : reader.organisation(), order);
        }

        /** By which a list is sorted; the column of the schema. */
        public enum Order {
            NEWEST("registered_at DESC"),
            OLDEST("registered_at"),
            UPDATED("updated_at DESC");

            public final String columns;

            Order(String columns) {
                this.columns = columns;
            }
        }
    }

    /** @param total at most {@value Selection#COUNTED} and one more */
    record Page(List<Listed> items, int total) {}
}
