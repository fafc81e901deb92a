package org.ncbrelay.engine.history;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CasePath.Passage;

/**
 * Notes every node that a case enters and leaves. It is the only history of the flow: the engine keeps none of its own
 * (history level {@code none}).
 */
final class CasePathListener extends AbstractBpmnParseListener implements ExecutionListener {
    private final PassageLog log;
    private final Clock clock;

    CasePathListener(PassageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Runs at the end of a diagram's reading, when all its nodes are known. */
    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.getActivities().forEach(this::listen);
    }

    @Override
    public void notify(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        if (CaseReference.isWellFormed(reference)) note(new CaseReference(reference), execution);
    }

    /** Intelligence has no path: it is followed by its dispatches. */
    private void note(CaseReference reference, DelegateExecution execution) {
        if (reference.isIntelligence()) return;
        boolean entering = EVENTNAME_START.equals(execution.getEventName());
        Instant now = clock.instant();
        log.note(new Passage(
                execution.getActivityInstanceId(),
                reference,
                execution.getProcessDefinitionId().split(":")[0],
                execution.getCurrentActivityId(),
                entering ? now : null,
                entering ? null : now,
                !entering && execution.isCanceled()));
    }

    private void listen(ActivityImpl activity) {
        activity.getActivities().forEach(this::listen);
        // Bodies of loops are no nodes that anybody drew.
        if (activity.getId().endsWith("#multiInstanceBody")) return;
        activity.addBuiltInListener(EVENTNAME_START, this);
        activity.addBuiltInListener(EVENTNAME_END, this);
    }
}
