package org.ncbrelay.engine;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Tells the journal of every node that a case enters and leaves, and of every user task that is opened, so that its office receives a
 * letter with the due date. It is the only history of the flow: the engine keeps none of its own (history level {@code none}).
 */
@Component
class JournalPlugin extends SpringBootProcessEnginePlugin {
    private final Journal journal;
    private final CurrentOfficer officer;
    private final TimeLimits limits;
    private final Clock clock;

    /** The engine is configured before any of them can be made. */
    JournalPlugin(@Lazy Journal journal, @Lazy CurrentOfficer officer, @Lazy TimeLimits limits, Clock clock) {
        this.journal = journal;
        this.officer = officer;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPostBPMNParseListeners(
                PluginLists.with(configuration.getCustomPostBPMNParseListeners(), new Steps()));
    }

    private final class Steps extends AbstractBpmnParseListener implements ExecutionListener, TaskListener {
        /** Runs at the end of a diagram's reading, when all its nodes are known. */
        @Override
        public void parseProcess(Element process, ProcessDefinitionEntity definition) {
            definition.getActivities().forEach(this::listen);
        }

        /** After the listeners of the diagram, which may change whose task it is. */
        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addTaskListener(TaskListener.EVENTNAME_CREATE, this);
        }

        @Override
        public void notify(DelegateTask task) {
            CaseExecution.of(task).waiting(limits).ifPresent(journal::opened);
        }

        @Override
        public void notify(DelegateExecution execution) {
            String reference = execution.getProcessBusinessKey();
            if (CaseReference.isWellFormed(reference)) note(new CaseReference(reference), execution);
        }

        /** Intelligence has no path: it is followed by its dispatches. */
        private void note(CaseReference reference, DelegateExecution execution) {
            if (reference.isIntelligence() || !officer.isPresent()) return;
            boolean entering = ExecutionListener.EVENTNAME_START.equals(execution.getEventName());
            Instant now = clock.instant();
            journal.passed(new Passage(
                    execution.getActivityInstanceId(),
                    reference,
                    execution.getProcessDefinitionId().split(":")[0],
                    execution.getCurrentActivityId(),
                    entering ? now : null,
                    entering ? null : now,
                    !entering && execution.isCanceled(),
                    entering || execution.isCanceled() ? null : answeredBy(execution)));
        }

        private String answeredBy(DelegateExecution execution) {
            return StepFacts.of(execution).isPresent() ? officer.officer().userId() : null;
        }

        private void listen(ActivityImpl activity) {
            activity.getActivities().forEach(this::listen);
            // Bodies of loops are no nodes that anybody drew.
            if (activity.getId().endsWith("#multiInstanceBody")) return;
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, this);
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, this);
        }
    }
}
