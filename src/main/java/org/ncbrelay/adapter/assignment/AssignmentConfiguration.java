package org.ncbrelay.adapter.assignment;

import java.time.Duration;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.flow.tasks.ReviewAssignments;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks regularly whether tasks can still be worked on by whoever has claimed them, and decisions be taken by their offices. */
@Configuration(proxyBeanMethods = false)
class AssignmentConfiguration {
    /** @param interval between two looks; our default is one minute, most changes are acted on in their own transaction */
    @Bean
    WorkerLoop assignmentLoop(
            ReviewAssignments assignments,
            WorkerSettings workers,
            @Value("${relay.assignments.interval:1m}") Duration interval) {
        return new WorkerLoop("assignments", assignments::review, new WorkerSettings(workers.scheduled(), interval));
    }
}
