package org.ncbrelay.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.ncbrelay.port.Correlation;
import org.ncbrelay.port.HitQuestionProcess;
import org.springframework.stereotype.Component;

/** Questions to owners of hits in the embedded engine; each belongs to the owner's organisation and case. */
@Component
class EngineHitQuestion implements HitQuestionProcess {
    private final RuntimeService runtime;
    private final Privileged privileged;

    EngineHitQuestion(RuntimeService runtime, Privileged privileged) {
        this.runtime = runtime;
        this.privileged = privileged;
    }

    @Override
    public void start(Correlation.Question question, String summary) {
        String owner = question.ownerReference().value();
        Map<String, Object> variables = Map.of(
                CaseExecution.REFERENCE.name(), owner,
                CaseExecution.SUMMARY.name(), summary,
                IntelligenceProcessNames.ORGANISATION.name(),
                        question.ownerReference().organisation().value(),
                HitQuestionNames.QUESTION.name(), question.id().toString(),
                HitQuestionNames.ASKER.name(),
                        question.askingReference().organisation().value(),
                HitQuestionNames.TRACE_KIND.name(), question.kind().name());
        privileged.call(() -> runtime.startProcessInstanceByKey(HitQuestionNames.KEY, owner, variables));
    }
}
