package org.ncbrelay.domain.deployment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.product.ActionItem;

/**
 * A deployment as it is shown with its case.
 *
 * @param terms      null until drafted
 * @param mission    null until the go for a team
 */
public record DeploymentFile(
        DraftedTerms terms,
        List<Member> team,
        Readiness readiness,
        Mission mission,
        List<ActionItem> recommendations,
        List<DeploymentFact> facts) {
    /** @param expert null until released, and for staff of INTERPOL */
    public record Member(
            String role,
            String home,
            String state,
            String expert,
            String reason,
            String answeredBy,
            Instant answeredAt) {}

    /** @param ready whether a team could leave now */
    public record Readiness(boolean ready, List<ReadinessChecklist.Line> items) {}

    /**
     * @param startedAt   null while the first day is yet to come
     * @param firstDay    of the signed terms
     * @param lastDay     as planned now, by the calendar of the host
     * @param workingDays agreed in all, extensions included
     * @param endsAt      when the last day is over, by the clocks of the host
     * @param latestEnd   the longest a mission may last
     * @param endedBy     what ended it; null before
     */
    public record Mission(
            Instant startedAt,
            LocalDate firstDay,
            LocalDate lastDay,
            int workingDays,
            Instant endsAt,
            Instant latestEnd,
            DeploymentFact endedBy) {}
}
