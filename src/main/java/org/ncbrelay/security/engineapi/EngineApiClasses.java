package org.ncbrelay.security.engineapi;

import java.util.Set;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Gives both entrances of the engine's API {@link EngineJson}. They copy the list of classes when they are made, so it is changed before
 * any bean is made.
 */
@Component
class EngineApiClasses implements BeanFactoryPostProcessor {
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Set<Class<?>> classes = CamundaRestResources.getConfigurationClasses();
        classes.remove(JacksonConfigurator.class);
        classes.add(EngineJson.class);
    }
}
