package org.ncbrelay.engine.expressions;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.ncbrelay.engine.PluginLists;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Wires the rules of this package into the engine. */
@Component
class ExpressionRulesPlugin extends AbstractProcessEnginePlugin {
    private final ListableBeanFactory beans;

    ExpressionRulesPlugin(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                PluginLists.with(configuration.getCustomPreCommandInterceptorsTxRequired(), new QueryInterceptor()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                PluginLists.with(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new QueryInterceptor()));
        configuration.setExpressionManager(new RestrictedExpressionManager(new DiagramBeans(beans)));
        configuration.setCustomPreDeployers(PluginLists.with(configuration.getCustomPreDeployers(), new ModelCheck()));
        runNothing(configuration);
    }

    private static void runNothing(ProcessEngineConfigurationImpl configuration) {
        NoNamedClasses classes = new NoNamedClasses();
        configuration.setScriptEngineResolver(new NoScriptEngines());
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setArtifactFactory(classes);
        configuration.setDeserializationTypeValidator(classes);
        configuration.setDeserializationTypeValidationEnabled(true);
    }
}
