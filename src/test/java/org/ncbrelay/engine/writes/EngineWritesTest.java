package org.ncbrelay.engine.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class EngineWritesTest extends FlowTestCase {
    @Autowired
    private ProcessEngine engine;

    @Test
    void whoeverWasSlowerIsRefusedAndLeavesNothing() {
        Task task = flow.task(flow.submit("agency.ken"), "Task_AcknowledgeRequest");
        assertThatThrownBy(() -> EngineInternals.inCommand(engine, () -> {
                    EngineInternals.task(task.getId()).setVariableLocal("note", "of the slower one");
                    EngineInternals.task(task.getId()).setPriority(1);
                    return requiringNew().execute(context -> {
                        context.getTaskManager().findTaskById(task.getId()).setPriority(2);
                        return null;
                    });
                }))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(stored(task).getPriority()).isEqualTo(2);
        assertThat(engine.getTaskService().getVariablesLocal(task.getId())).doesNotContainKey("note");
    }

    /** Rows of one table are one statement, of which each value is its own. */
    @Test
    void whatIsWrittenTogetherIsReadAsItWas() {
        Task task = flow.task(flow.submit("agency.ken"), "Task_AcknowledgeRequest");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "What? (1), (2); it's 'all'");
        values.put("number", 12L);
        values.put("nothing", null);
        values.put("bytes", new byte[] {0, 1, 2});
        engine.getTaskService().setVariablesLocal(task.getId(), values);
        Map<String, Object> stored = engine.getTaskService().getVariablesLocal(task.getId());
        values.forEach((name, value) -> assertThat(stored.get(name)).as(name).isEqualTo(value));
        engine.getTaskService().removeVariablesLocal(task.getId(), values.keySet());
        assertThat(engine.getTaskService().getVariablesLocal(task.getId())).doesNotContainKeys("text", "bytes");
    }

    private Task stored(Task task) {
        return engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
    }

    private CommandExecutor requiringNew() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequiresNew();
    }
}
