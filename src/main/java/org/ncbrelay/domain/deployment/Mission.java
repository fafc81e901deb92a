package org.ncbrelay.domain.deployment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;

/**
 * The stay of a team in the country: from the first day of the terms of reference to the end of its last working day, by
 * calendar and clocks of the host.
 *
 * @param firstDay  of the terms of reference
 * @param days      working days in all, extensions included
 * @param startedAt when the team was deployed; null while its first day is yet to come
 * @param end       null while the team is deployed, or yet to come
 */
public record Mission(LocalDate firstDay, int days, Instant startedAt, DeploymentFact end) {
    static Mission of(List<DeploymentFact> facts, TermsOfReference terms) {
        int extended = facts.stream()
                .filter(fact -> fact.kind() == DeploymentFactKind.EXTENDED)
                .mapToInt(DeploymentFact::days)
                .sum();
        Instant startedAt = facts.stream()
                .filter(fact -> fact.kind() == DeploymentFactKind.DEPLOYED)
                .findFirst()
                .map(DeploymentFact::recordedAt)
                .orElse(null);
        DeploymentFact end = facts.stream()
                .filter(fact -> fact.kind().endsMission())
                .findFirst()
                .orElse(null);
        return new Mission(terms.startsOn(), terms.workingDays() + extended, startedAt, end);
    }

    /** When the first day begins. */
    public Instant beginsAt(WorkingCalendar host) {
        return firstDay.atStartOfDay(host.zone()).toInstant();
    }

    /** When the last working day is over. */
    public Instant endsAt(WorkingCalendar host) {
        return endsAfter(days, host);
    }

    /** The last working day, as planned now. */
    public LocalDate lastDay(WorkingCalendar host) {
        return LocalDate.ofInstant(endsAt(host).minusNanos(1), host.zone());
    }

    /** When the team must have left, whatever was agreed. */
    public Instant latestEnd(WorkingCalendar host) {
        return endsAfter(TermsOfReference.LONGEST_WORKING_DAYS, host);
    }

    private Instant endsAfter(int workingDays, WorkingCalendar host) {
        return host.advance(beginsAt(host), TimeLimit.workingDays(workingDays));
    }

    /**
     * Checks an extension.
     *
     * @param more further working days
     * @throws Refusal.Invalid if the mission would last longer than {@value TermsOfReference#LONGEST_WORKING_DAYS} working days, or would
     *                         still be over by now
     */
    public void requireExtendable(int more, WorkingCalendar host, Instant now) {
        if (more < 1) throw new Refusal.Invalid("days", "wrong.least", "must be at least %s", 1);
        int left = TermsOfReference.LONGEST_WORKING_DAYS - days;
        if (more > left)
            throw new Refusal.Invalid(
                    "days",
                    "A mission may last %s working days in all; %s are agreed, so at most %s more can be added"
                            .formatted(TermsOfReference.LONGEST_WORKING_DAYS, days, left));
        if (!endsAfter(days + more, host).isAfter(now))
            throw new Refusal.Invalid("days", "The mission would have ended before now");
    }
}
