package org.ncbrelay.security.operators;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.ncbrelay.engine.PluginLists;
import org.springframework.stereotype.Component;

/** Puts {@link OperatorCommandInterceptor} before all else that the engine does with a command. */
@Component
class OperatorCommandsPlugin extends AbstractProcessEnginePlugin {
    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(PluginLists.first(
                new OperatorCommandInterceptor(configuration),
                configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(PluginLists.first(
                new OperatorCommandInterceptor(configuration),
                configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    }
}
