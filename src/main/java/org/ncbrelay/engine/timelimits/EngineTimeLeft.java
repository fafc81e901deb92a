package org.ncbrelay.engine.timelimits;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deadline.StepClocks;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.port.OpenTasks;
import org.ncbrelay.port.TimeLeft;
import org.ncbrelay.port.TimeLimits;
import org.springframework.stereotype.Component;

/**
 * Counts the time that tasks have left. Which limit a task has is said by its due date in the diagram, {@code deadlines.due(execution,
 * '<step>')}; it is read from there, so that no second list can say otherwise.
 */
@Component
class EngineTimeLeft implements TimeLeft {
    private static final Pattern LIMIT = Pattern.compile("\\$\\{deadlines\\.due\\(execution, '(\\w+)'\\)}");

    private final RepositoryService repository;
    private final WithoutEngineGrants privileged;
    private final Deadlines deadlines;
    private final TimeLimits limits;
    private final StepClocks clocks;
    private final Cases cases;
    private final Clock clock;
    private final Map<String, Map<String, String>> stepsByDefinition = new ConcurrentHashMap<>();

    EngineTimeLeft(
            RepositoryService repository,
            WithoutEngineGrants privileged,
            Deadlines deadlines,
            TimeLimits limits,
            StepClocks clocks,
            Cases cases,
            Clock clock) {
        this.repository = repository;
        this.privileged = privileged;
        this.deadlines = deadlines;
        this.limits = limits;
        this.clocks = clocks;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public Map<String, Left> of(List<OpenTasks.Open> tasks) {
        Instant now = clock.instant();
        Map<String, Map<String, String>> steps = new HashMap<>();
        Map<String, Left> left = new HashMap<>();
        for (OpenTasks.Open task : tasks) {
            if (task.due() == null || task.urgency() == null) continue;
            String step = steps.computeIfAbsent(task.process(), this::stepsOf).get(task.activity());
            if (step != null) left.put(task.id(), left(task, step, now));
        }
        return left;
    }

    @Override
    public List<Paused> paused(CaseReference reference) {
        SupportCase request = cases.get(reference);
        if (request.status().isFinal()) return List.of();
        Instant now = clock.instant();
        return clocks.pauses(reference).stream()
                .map(pause ->
                        new Paused(pause.step(), pause.since(), pause.reason(), onceItRuns(request, pause.step(), now)))
                .toList();
    }

    private Left left(OpenTasks.Open task, String step, Instant now) {
        OrganisationCode worker = new OrganisationCode(task.organisation());
        TimeLimit.Basis basis = limits.of(worker, step, task.urgency()).basis();
        WorkingCalendar calendar = deadlines.calendar(worker, step);
        boolean late = task.due().isBefore(now);
        return new Left(
                late ? calendar.elapsed(task.due(), now, basis) : calendar.elapsed(now, task.due(), basis), late);
    }

    private TimeLimit onceItRuns(SupportCase request, String step, Instant now) {
        TimeLimit limit = limits.of(request.organisation(), step, request.urgency());
        WorkingCalendar calendar = deadlines.calendar(request.organisation(), step);
        return limit.minus(clocks.of(request.reference(), step).used(calendar, limit.basis(), now));
    }

    /** Which limit each task of a diagram has, as its newest version says. */
    private Map<String, String> stepsOf(String process) {
        return privileged.call(() -> {
            String newest = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .singleResult()
                    .getId();
            return stepsByDefinition.computeIfAbsent(newest, this::limitsOf);
        });
    }

    private Map<String, String> limitsOf(String definition) {
        Map<String, String> found = new HashMap<>();
        for (UserTask task : repository.getBpmnModelInstance(definition).getModelElementsByType(UserTask.class)) {
            Matcher due = LIMIT.matcher(task.getCamundaDueDate() == null ? "" : task.getCamundaDueDate());
            if (due.matches()) found.put(task.getId(), due.group(1));
        }
        return found;
    }
}
