package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.camunda.bpm.engine.rest.TaskRestService;
import org.camunda.bpm.engine.rest.hal.Hal;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.TaskRestServiceImpl;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Gives both entrances of the engine's API {@link EngineJson}, and that of scripts {@link EngineApiRoot}. They copy the lists of classes when
 * they are made, so these are changed before any bean is.
 */
@Component
public class EngineApiClasses implements BeanFactoryPostProcessor {
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

    /** One mapper for all calls of the engine's API, as Jackson means it to be used; the engine's own configurator makes one for each call. */
    @Provider
    @Produces({MediaType.APPLICATION_JSON, Hal.APPLICATION_HAL_JSON})
    public static final class EngineJson extends JacksonConfigurator {
        private final ObjectMapper mapper = configureObjectMapper(new ObjectMapper());

        @Override
        public ObjectMapper getContext(Class<?> type) {
            return mapper;
        }
    }

    /**
     * The engine's API for scripts, as it comes. Its resource of tasks is made once: it keeps nothing of a request, and to make one searches
     * every jar for the engine.
     */
    @Path(DefaultProcessEngineRestServiceImpl.PATH)
    @Singleton
    public static class EngineApiRoot extends DefaultProcessEngineRestServiceImpl {
        private Tasks tasks;

        @Override
        public synchronized TaskRestService getTaskRestService() {
            if (tasks == null) {
                tasks = new Tasks(getObjectMapper());
                tasks.setRelativeRootResourceUri(getRelativeEngineUri(null).toASCIIString());
            }
            return tasks;
        }

        private static final class Tasks extends TaskRestServiceImpl {
            /** Refuses where there is no engine yet, so that none of that kind is kept. */
            Tasks(ObjectMapper mapper) {
                super(null, mapper);
                getProcessEngine();
            }
        }
    }
}
