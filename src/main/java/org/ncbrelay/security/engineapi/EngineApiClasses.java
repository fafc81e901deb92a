package org.ncbrelay.security.engineapi;

import java.util.Set;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Gives both entrances of the engine's API {@link EngineJson}, and that of scripts {@link EngineApiRoot}. They copy the lists of classes when
 * they are made, so these are changed before any bean is.
 */
@Component
class EngineApiClasses implements BeanFactoryPostProcessor {
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        replace(CamundaRestResources.getConfigurationClasses(), JacksonConfigurator.class, EngineJson.class);
        replace(
                CamundaRestResources.getResourceClasses(),
                DefaultProcessEngineRestServiceImpl.class,
                EngineApiRoot.class);
    }

    private static void replace(Set<Class<?>> classes, Class<?> theirs, Class<?> ours) {
        classes.remove(theirs);
        classes.add(ours);
    }
}
