package org.ncbrelay.engine.history;

import java.time.Clock;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.engine.PluginLists;
import org.springframework.stereotype.Component;

/** Lets {@link CasePathListener} see every diagram. */
@Component
class CasePathPlugin extends SpringBootProcessEnginePlugin {
    private final PassageLog log;
    private final Clock clock;

    CasePathPlugin(PassageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPostBPMNParseListeners(
                PluginLists.with(configuration.getCustomPostBPMNParseListeners(), new CasePathListener(log, clock)));
    }
}
