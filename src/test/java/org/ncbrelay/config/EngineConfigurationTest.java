package org.ncbrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.AccessTest;

@AccessTest
record EngineConfigurationTest(RepositoryService repository, RuntimeService runtime, CurrentOfficer currentOfficer) {
    private static final BpmnModelInstance WAITING = Bpmn.createExecutableProcess("waiting")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .userTask()
            .endEvent()
            .done();

    @Test
    void aProcessStartsWithBatchedRowsAndIdsThatGrowWithTime() {
        repository.createDeployment().addModelInstance("waiting.bpmn", WAITING).deploy();
        ProcessInstance instance = currentOfficer.as(
                Officer.relay(new OrganisationCode("KEN")),
                () -> runtime.startProcessInstanceByKey(
                        "waiting", "key", Map.of("one", 1L, "two", "2", "three", true)));
        assertThat(instance.getId()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}(-[0-9a-f]+){2}");
        assertThat(runtime.getVariables(instance.getId())).hasSize(3);
    }
}
