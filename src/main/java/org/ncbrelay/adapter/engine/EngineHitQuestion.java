package org.ncbrelay.adapter.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.ncbrelay.domain.correlation.Correlation;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.flow.hitquestion.HitQuestionProcess;
import org.ncbrelay.port.HitQuestionFlow;
import org.springframework.stereotype.Component;

/** Questions to owners of hits in the embedded engine; each belongs to the owner's organisation and case. */
@Component
class EngineHitQuestion implements HitQuestionFlow {
    private final RuntimeService runtime;
    private final WithoutEngineGrants privileged;

    EngineHitQuestion(RuntimeService runtime, WithoutEngineGrants privileged) {
        this.runtime = runtime;
        this.privileged = privileged;
    }

    @Override
    public void start(Correlation.Question question, String summary) {
        String owner = question.ownerReference().value();
        Map<String, Object> variables = Map.of(
                CaseExecution.REFERENCE.name(), owner,
                CaseExecution.SUMMARY.name(), summary,
                CaseExecution.ORGANISATION.name(),
                        question.ownerReference().organisation().value(),
                HitQuestionProcess.QUESTION.name(), question.id().toString(),
                HitQuestionProcess.ASKER.name(),
                        question.askingReference().organisation().value(),
                HitQuestionProcess.TRACE_KIND.name(), question.kind().name());
        privileged.call(() -> runtime.startProcessInstanceByKey(HitQuestionProcess.KEY, owner, variables));
    }
}
