package org.ncbrelay.domain.retention;

import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;

/**
 * How long the data of a case are kept, as its steps have left it.
 *
 * @param until   when the data must go, as the source last decided
 * @param reviewAt when somebody must look at that; null while the case is open
 * @param over    whether nothing more can happen to the case
 * @param steps   in order
 */
public record Retention(
        CaseReference reference, LocalDate until, LocalDate reviewAt, boolean over, boolean erased, List<Step> steps) {
    public Retention {
        steps = List.copyOf(steps);
    }

    /** A hold stops any erasure until it is released. */
    public boolean isHeld() {
        return steps.stream()
                        .map(Step::kind)
                        .filter(kind -> kind == Step.Kind.HELD || kind == Step.Kind.RELEASED)
                        .reduce((first, last) -> last)
                        .orElse(Step.Kind.RELEASED)
                == Step.Kind.HELD;
    }

    public boolean isErasureProposed() {
        return standing() != null && standing().kind() == Step.Kind.ERASURE_PROPOSED;
    }

    /** @throws Refusal.Conflict if the data are gone */
    public void requireKept() {
        if (erased) throw new Refusal.Conflict("The data of this case have been erased.");
    }

    /** @throws Refusal.Conflict if the case is open, held or already erased */
    public void requireErasable() {
        requireKept();
        if (!over) throw new Refusal.Conflict("The case is not over; its data are needed.");
        if (isHeld()) throw new Refusal.Conflict("A legal hold stands; release it first.");
    }

    /** @throws Refusal.Forbidden if the same person proposed the erasure */
    public void requireApprovableBy(String user) {
        requireErasable();
        if (!isErasureProposed()) throw new Refusal.Conflict("No erasure is proposed.");
        if (standing().actor().equals(user))
            throw new Refusal.Forbidden("You proposed the erasure; somebody else must decide.");
    }

    private Step standing() {
        return steps.stream()
                .filter(step -> step.kind() != Step.Kind.REVIEW_DUE)
                .reduce((first, last) -> last)
                .orElse(null);
    }
}
