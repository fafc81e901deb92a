package org.ncbrelay.adapter.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.flow.intelligence.IntelligenceProcess;
import org.ncbrelay.port.IntelligenceFlow;
import org.springframework.stereotype.Component;

/** The flow of direction 2 in the embedded engine. */
@Component
class EngineIntelligenceProcess implements IntelligenceFlow {
    private final RuntimeService runtime;
    private final WithoutEngineGrants privileged;

    EngineIntelligenceProcess(RuntimeService runtime, WithoutEngineGrants privileged) {
        this.runtime = runtime;
        this.privileged = privileged;
    }

    @Override
    public String start(CaseReference reference, String summary, String caveat, String addressees, String leftOut) {
        Map<String, Object> variables = Map.of(
                CaseExecution.REFERENCE.name(), reference.value(),
                CaseExecution.SUMMARY.name(), summary,
                IntelligenceProcess.CAVEAT.name(), caveat,
                IntelligenceProcess.ADDRESSEES.name(), addressees,
                IntelligenceProcess.RESTRICTED.name(), leftOut);
        return privileged.call(
                () -> runtime.startProcessInstanceByKey(IntelligenceProcess.KEY, reference.value(), variables)
                        .getId());
    }

    @Override
    public void recalled(CaseReference reference, OrganisationCode country) {
        privileged.call(() -> {
            List<Execution> waiting = runtime.createExecutionQuery()
                    .processInstanceBusinessKey(reference.value())
                    .messageEventSubscriptionName(IntelligenceProcess.RECALLED_MESSAGE)
                    .list();
            for (Execution execution : waiting)
                if (country.value().equals(runtime.getVariable(execution.getId(), "organisation")))
                    runtime.messageEventReceived(IntelligenceProcess.RECALLED_MESSAGE, execution.getId());
            return null;
        });
    }
}
