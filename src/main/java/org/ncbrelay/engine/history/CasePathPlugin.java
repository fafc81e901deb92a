package org.ncbrelay.engine.history;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets {@link CasePathListener} see every diagram. */
@Component
class CasePathPlugin extends AbstractProcessEnginePlugin {
    private final PassageLog log;
    private final Clock clock;

    CasePathPlugin(PassageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) configuration.setCustomPostBPMNParseListeners(listeners = new ArrayList<>());
        listeners.add(new CasePathListener(log, clock));
    }
}
