package org.ncbrelay.engine.timelimits;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deadline.StepClocks;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.port.OpenTasks;
import org.ncbrelay.port.TimeLeft;
import org.springframework.stereotype.Component;

/** Counts the time that tasks have left. */
@Component
record EngineTimeLeft(
        RepositoryService repository,
        WithoutEngineGrants privileged,
        MemberCountries countries,
        TimeLimits limits,
        StepClocks clocks,
        Cases cases,
        Clock clock)
        implements TimeLeft {
    @Override
    public Map<String, Left> of(List<OpenTasks.Open> tasks) {
        Instant now = clock.instant();
        Map<String, String> newest = new HashMap<>();
        Map<String, Left> left = new HashMap<>();
        return privileged.call(() -> {
            for (OpenTasks.Open task : tasks) {
                if (task.due() == null || task.urgency() == null) continue;
                String definition = newest.computeIfAbsent(task.process(), this::newest);
                StepFacts.of(definition, task.activity(), repository::getBpmnModelInstance)
                        .flatMap(StepFacts::timeLimit)
                        .ifPresent(step -> left.put(task.id(), left(task, step, now)));
            }
            return left;
        });
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
        WorkingCalendar calendar = countries.calendarOf(worker);
        boolean late = task.due().isBefore(now);
        return new Left(
                late ? calendar.elapsed(task.due(), now, basis) : calendar.elapsed(now, task.due(), basis), late);
    }

    private TimeLimit onceItRuns(SupportCase request, String step, Instant now) {
        TimeLimit limit = limits.of(request.organisation(), step, request.urgency());
        WorkingCalendar calendar = countries.calendarOf(request.organisation());
        return limit.minus(clocks.of(request.reference(), step).used(calendar, limit.basis(), now));
    }

    /** The engine's id of the newest version of a diagram. */
    private String newest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
    }
}
