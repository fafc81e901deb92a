package org.ncbrelay.engine.expressions;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.engine.PluginLists;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Wires the rules of this package into the engine. */
@Component
class ExpressionRulesPlugin extends SpringBootProcessEnginePlugin {
    private final ListableBeanFactory beans;

    ExpressionRulesPlugin(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(PluginLists.with(
                configuration.getCustomPreCommandInterceptorsTxRequired(), new QueryExpressions.QueryInterceptor()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(PluginLists.with(
                configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new QueryExpressions.QueryInterceptor()));
        configuration.setExpressionManager(new RestrictedExpressionManager(new DiagramBeans(beans)));
        configuration.setCustomPreDeployers(PluginLists.with(configuration.getCustomPreDeployers(), new ModelCheck()));
        runNothing(configuration);
    }

    private static void runNothing(SpringProcessEngineConfiguration configuration) {
        NoForeignCode none = new NoForeignCode();
        configuration.setScriptEngineResolver(none);
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setArtifactFactory(none);
        configuration.setDeserializationTypeValidator(none);
        configuration.setDeserializationTypeValidationEnabled(true);
    }
}
