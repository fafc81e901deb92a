package org.ncbrelay.engine.timelimits;

import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Names the parser of ISO 8601 durations. The engine asks for it anew at each timer, and unless a property names it Java searches
 * every jar of the application.
 */
@Component
class TimerDurations extends AbstractProcessEnginePlugin {
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        String parser = DatatypeFactory.newDefaultInstance().getClass().getName();
        System.getProperties().putIfAbsent(DatatypeFactory.class.getName(), parser);
    }
}
