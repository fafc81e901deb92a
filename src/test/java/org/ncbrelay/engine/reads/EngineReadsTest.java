package org.ncbrelay.engine.reads;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;

class EngineReadsTest extends FlowTestCase {
    @Test
    void theIncidentOfAJobEndsWithTheTaskThatTheJobBelongsTo() {
        CaseReference reference = flow.submit("agency.ken");
        Task task = flow.task(reference, "Task_AcknowledgeRequest");
        Job reminder = management
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .list()
                .get(0);
        management.setJobRetries(reminder.getId(), 0);
        assertThat(incidents(task)).isOne();

        walk.acknowledged(reference);

        assertThat(incidents(task)).isZero();
    }

    private long incidents(Task task) {
        return runtime.createIncidentQuery()
                .processInstanceId(task.getProcessInstanceId())
                .count();
    }
}
