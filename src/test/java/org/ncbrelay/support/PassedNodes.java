package org.ncbrelay.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.stereotype.Component;

/** Remembers, for the whole run, every node that any engine of any test has passed; {@code DiagramCoverageTest} asks at the end. */
@Component
public class PassedNodes extends AbstractProcessEnginePlugin implements HistoryEventHandler {
    private static final Set<String> PASSED = new ConcurrentSkipListSet<>();

    /** Each as {@code <diagram>/<node>}. */
    public static Set<String> all() {
        return Set.copyOf(PASSED);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<HistoryEventHandler> handlers = new ArrayList<>(configuration.getCustomHistoryEventHandlers());
        handlers.add(this);
        configuration.setCustomHistoryEventHandlers(handlers);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricActivityInstanceEventEntity node && isPassed(node))
            PASSED.add(node.getProcessDefinitionKey() + "/" + node.getActivityId());
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /** An end is passed when it is reached: an error or a termination leaves no time to leave it. */
    private static boolean isPassed(HistoricActivityInstanceEventEntity node) {
        boolean end = String.valueOf(node.getActivityType()).endsWith("EndEvent");
        if (end) return node.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START);
        return node.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_END) && !node.isCanceled();
    }
}
