package org.ncbrelay.security.operators;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.engine.PluginLists;
import org.springframework.stereotype.Component;

/** Puts {@link OperatorCommandInterceptor} before all else that the engine does with a command. */
@Component
class OperatorCommandsPlugin extends SpringBootProcessEnginePlugin {
    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(PluginLists.first(
                new OperatorCommandInterceptor(configuration),
                configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(PluginLists.first(
                new OperatorCommandInterceptor(configuration),
                configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    }
}
