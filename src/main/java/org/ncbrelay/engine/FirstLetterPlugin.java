package org.ncbrelay.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.journal.Journal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the journal of every user task that is opened, so that its office receives a letter with the due date. */
@Component
class FirstLetterPlugin extends SpringBootProcessEnginePlugin {
    private final Journal journal;
    private final TimeLimits limits;

    /** The engine is configured before either can be made. */
    FirstLetterPlugin(@Lazy Journal journal, @Lazy TimeLimits limits) {
        this.journal = journal;
        this.limits = limits;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPostBPMNParseListeners(
                PluginLists.with(configuration.getCustomPostBPMNParseListeners(), new OpenedTasks()));
    }

    private final class OpenedTasks extends AbstractBpmnParseListener implements TaskListener {
        /** After the listeners of the diagram, which may change whose task it is. */
        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            UserTaskActivityBehavior behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
            behavior.getTaskDefinition().addTaskListener(EVENTNAME_CREATE, this);
        }

        @Override
        public void notify(DelegateTask task) {
            CaseExecution.of(task).waiting(limits).ifPresent(journal::opened);
        }
    }
}
