package org.ncbrelay.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.IntelligenceProcess;
import org.springframework.stereotype.Component;

/** The flow of direction 2 in the embedded engine. */
@Component
class EngineIntelligenceProcess implements IntelligenceProcess {
    private final RuntimeService runtime;
    private final Privileged privileged;

    EngineIntelligenceProcess(RuntimeService runtime, Privileged privileged) {
        this.runtime = runtime;
        this.privileged = privileged;
    }

    @Override
    public String start(CaseReference reference, String summary, String caveat, String addressees, String leftOut) {
        Map<String, Object> variables = Map.of(
                CaseExecution.REFERENCE.name(), reference.value(),
                CaseExecution.SUMMARY.name(), summary,
                IntelligenceProcessNames.CAVEAT.name(), caveat,
                IntelligenceProcessNames.ADDRESSEES.name(), addressees,
                IntelligenceProcessNames.RESTRICTED.name(), leftOut);
        return privileged.call(
                () -> runtime.startProcessInstanceByKey(IntelligenceProcessNames.KEY, reference.value(), variables)
                        .getId());
    }

    @Override
    public void recalled(CaseReference reference, OrganisationCode country) {
        privileged.call(() -> {
            List<Execution> waiting = runtime.createExecutionQuery()
                    .processInstanceBusinessKey(reference.value())
                    .messageEventSubscriptionName(IntelligenceProcessNames.RECALLED_MESSAGE)
                    .list();
            for (Execution execution : waiting)
                if (country.value().equals(runtime.getVariable(execution.getId(), "organisation")))
                    runtime.messageEventReceived(IntelligenceProcessNames.RECALLED_MESSAGE, execution.getId());
            return null;
        });
    }
}
