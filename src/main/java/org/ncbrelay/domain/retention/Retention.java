package org.ncbrelay.domain.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;

/**
 * How long the data of a case, or of intelligence, are retained, according to its steps so far.
 *
 * @param until   when the data must go, as the source last decided
 * @param reviewAt when the next review is due; null while a case is open
 * @param over    whether nothing more can happen to the case
 * @param steps   in order
 */
public record Retention(
        CaseReference reference, LocalDate until, LocalDate reviewAt, boolean over, boolean erased, List<Step> steps) {
    /** Between a notice of the review and the next, until the decision; our default. */
    private static final Duration SILENCE = Duration.ofDays(30);

    private static final int REMINDERS_AT_MOST = 3;

    public Retention {
        steps = List.copyOf(steps);
    }

    /** A hold stops any erasure until it is released. */
    public boolean isHeld() {
        return steps.stream()
                        .map(Step::kind)
                        .filter(kind -> kind == Step.RetentionStepKind.HELD || kind == Step.RetentionStepKind.RELEASED)
                        .reduce((first, last) -> last)
                        .orElse(Step.RetentionStepKind.RELEASED)
                == Step.RetentionStepKind.HELD;
    }

    public boolean isErasureProposed() {
        return standing() != null && standing().kind() == Step.RetentionStepKind.ERASURE_PROPOSED;
    }

    /** @throws Refusal.Conflict if the data are gone */
    public void requireKept() {
        if (erased) throw new Refusal.Conflict("The data of this case have been erased.");
    }

    /** @throws Refusal.Conflict if the case is open, held or already erased */
    public void requireErasable() {
        requireKept();
        if (!over) throw new Refusal.Conflict("The case is not over; its data are needed.");
        if (isHeld()) throw new Refusal.Conflict("There is a legal hold; release it first.");
    }

    /** @throws Refusal.Forbidden if the same person proposed the erasure */
    public void requireApprovableBy(String user) {
        requireErasable();
        if (!isErasureProposed()) throw new Refusal.Conflict("No erasure is proposed.");
        if (standing().actor().equals(user))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You proposed the erasure; somebody else must decide.");
    }

    /** What the source must be informed of now, if anything: that the review has come, or after silence a reminder. */
    public Optional<Step.RetentionStepKind> notice(Instant now) {
        if (!over || erased || isHeld() || !hasCome(LocalDate.ofInstant(now, ZoneOffset.UTC))) return Optional.empty();
        List<Step> notices = noticesOfThisReview();
        if (notices.isEmpty()) return Optional.of(Step.RetentionStepKind.REVIEW_DUE);
        Step last = notices.get(notices.size() - 1);
        boolean silent = !now.isBefore(last.happenedAt().plus(SILENCE));
        return silent && notices.size() <= REMINDERS_AT_MOST
                ? Optional.of(Step.RetentionStepKind.REVIEW_REMINDED)
                : Optional.empty();
    }

    private boolean hasCome(LocalDate today) {
        return !until.isAfter(today) || reviewAt != null && !reviewAt.isAfter(today);
    }

    private List<Step> noticesOfThisReview() {
        List<Step> notices = new ArrayList<>();
        for (Step step : steps) {
            if (step.kind() == Step.RetentionStepKind.RENEWED) notices.clear();
            if (step.kind().isNotice()) notices.add(step);
        }
        return notices;
    }

    private Step standing() {
        return steps.stream()
                .filter(step -> !step.kind().isNotice())
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /**
     * One step in the life of a case's data.
     *
     * @param until the new end, for a renewal; else null
     */
    public record Step(
            RetentionStepKind kind,
            LocalDate until,
            String reason,
            String actor,
            String actorOrganisation,
            Instant happenedAt) {
        public enum RetentionStepKind {
            REVIEW_DUE,
            REVIEW_REMINDED,
            RENEWED,
            HELD,
            RELEASED,
            ERASURE_PROPOSED,
            ERASURE_REJECTED,
            ERASURE_APPROVED;

            /** Whether this tells of a review, and decides nothing. */
            boolean isNotice() {
                return this == REVIEW_DUE || this == REVIEW_REMINDED;
            }
        }
    }
}
