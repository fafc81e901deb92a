package org.ncbrelay.domain.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;

/**
 * A team in the country.
 *
 * @param agreedDays working days of the terms of reference, by the calendar of the host
 * @param extensions in order
 * @param end        null while the team is deployed
 */
public record Mission(Instant startedAt, int agreedDays, List<DeploymentFact> extensions, DeploymentFact end) {
    /** The longest a mission may last in working days, extensions included; our default. */
    public static final int LONGEST_WORKING_DAYS = 20;

    public Mission {
        extensions = List.copyOf(extensions);
    }

    static Optional<Mission> of(List<DeploymentFact> facts) {
        List<DeploymentFact> extensions = facts.stream()
                .filter(fact -> fact.kind() == DeploymentFactKind.EXTENDED)
                .toList();
        DeploymentFact end = facts.stream()
                .filter(fact -> fact.kind().endsMission())
                .findFirst()
                .orElse(null);
        return facts.stream()
                .filter(fact -> fact.kind() == DeploymentFactKind.DEPLOYED)
                .findFirst()
                .map(start -> new Mission(start.recordedAt(), start.days(), extensions, end));
    }

    public boolean isRunning() {
        return end == null;
    }

    /** Working days in all, extensions included. */
    public int days() {
        return agreedDays + extensions.stream().mapToInt(DeploymentFact::days).sum();
    }

    /** When the team leaves as planned now. */
    public Instant endsAt(WorkingCalendar host) {
        return host.advance(startedAt, TimeLimit.workingDays(days()));
    }

    /** When it must have left, whatever was agreed. */
    public Instant latestEnd(WorkingCalendar host) {
        return host.advance(startedAt, TimeLimit.workingDays(LONGEST_WORKING_DAYS));
    }

    /**
     * Checks an extension.
     *
     * @param more further working days
     * @throws Refusal.Invalid  if the mission would last longer than {@value #LONGEST_WORKING_DAYS} working days, or
     *                          would still be over by now
     * @throws Refusal.Conflict if the mission has ended
     */
    public void requireExtendable(int more, WorkingCalendar host, Instant now) {
        if (!isRunning()) throw new Refusal.Conflict("The mission is over.");
        if (more < 1) throw new Refusal.Invalid("days", "wrong.least", "must be at least %s", 1);
        int left = LONGEST_WORKING_DAYS - days();
        if (more > left)
            throw new Refusal.Invalid(
                    "days",
                    "A mission may last %d working days in all; %d are agreed, so at most %d more can be added"
                            .formatted(LONGEST_WORKING_DAYS, days(), left));
        Instant end = host.advance(startedAt, TimeLimit.workingDays(days() + more));
        if (!end.isAfter(now)) throw new Refusal.Invalid("days", "The mission would have ended before now");
    }

    /** How a mission goes. */
    public enum MissionSituation {
        AS_PLANNED,
        DELAYED,
        AT_RISK
    }
}
