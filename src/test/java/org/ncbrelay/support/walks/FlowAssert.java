package org.ncbrelay.support.walks;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;

/** Camunda's assertions on a process instance; those about the past ask {@link SeenPassages}, because the engine keeps no history. */
public final class FlowAssert extends ProcessInstanceAssert {
    private FlowAssert(ProcessEngine engine, ProcessInstance actual) {
        super(engine, actual);
    }

    public static FlowAssert assertThat(ProcessInstance actual) {
        return new FlowAssert(AbstractAssertions.processEngine(), actual);
    }

    @Override
    public ProcessInstanceAssert isEnded() {
        isNotNull();
        Assertions.assertThat(processInstanceQuery().singleResult())
                .as("%s still runs", actual)
                .isNull();
        return this;
    }

    @Override
    public ProcessInstanceAssert hasPassed(String... nodes) {
        passed().contains(nodes);
        return this;
    }

    @Override
    public ProcessInstanceAssert hasPassedInOrder(String... nodes) {
        passed().containsSubsequence(nodes);
        return this;
    }

    @Override
    public ProcessInstanceAssert hasNotPassed(String... nodes) {
        passed().doesNotContain(nodes);
        return this;
    }

    private ListAssert<String> passed() {
        isNotNull();
        return Assertions.assertThat(SeenPassages.leftBy(actual.getProcessInstanceId()))
                .as("nodes that %s has passed", actual);
    }
}
