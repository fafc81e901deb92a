package org.ncbrelay.liveness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/** Describes a world that does not come to an end: what is open, for whom, why they do not do it, and how the cases came there. */
record DeadEnd(long seed, Relay relay, Roster roster, List<CaseReference> cases, Map<String, String> refusals) {
    private static final int PASSAGES = 20;

    /** Which tasks are open, in words that worlds in the same trouble share. */
    String cause() {
        List<OpenTask> open = relay.tasks().open();
        if (open.isEmpty()) return "no task is open";
        return open.stream().map(OpenTask::node).distinct().sorted().collect(Collectors.joining(" + "));
    }

    /** @param failure null if nothing was thrown */
    String report(String trouble, Throwable failure) {
        StringBuilder report = new StringBuilder(
                "Seed %d, %s, at %s: %s%n".formatted(seed, cases, relay.flow().now(), trouble));
        if (failure != null) report.append(ExceptionUtils.getStackTrace(failure));
        List<OpenTask> open = relay.tasks().open();
        open.forEach(task -> report.append(describe(task)));
        if (open.isEmpty())
            relay.running()
                    .forEach(instance -> report.append("  waits at ")
                            .append(relay.waitingAt(instance))
                            .append('\n'));
        report.append("  next timer: ")
                .append(relay.timers().nextDue().map(Object::toString).orElse("none"))
                .append('\n');
        for (CaseReference reference : cases) {
            report.append("  path of ").append(reference).append('\n');
            relay.path(reference, PASSAGES)
                    .forEach(line -> report.append("    ").append(line).append('\n'));
        }
        return report.append("  again: mvn -Dtest=LivenessTest -Dliveness.seed=%d test%n".formatted(seed))
                .toString();
    }

    private String describe(OpenTask task) {
        String age = "%d days"
                .formatted(Duration.between(
                                task.task().getCreateTime().toInstant(),
                                relay.flow().now())
                        .toDays());
        String people = roster.of(new OrganisationCode(task.organisation())).stream()
                .filter(task::isFor)
                .map(person -> "      " + person + refusal(task, person))
                .collect(Collectors.joining("\n"));
        return "  open for %s: %s%n%s%n".formatted(age, task, people.isEmpty() ? "      nobody of the roster" : people);
    }

    private String refusal(OpenTask task, Person person) {
        String refusal = refusals.get(World.key(task, person));
        return refusal == null ? "" : " – " + refusal;
    }
}
