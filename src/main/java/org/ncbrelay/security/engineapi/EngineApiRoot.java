package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import org.camunda.bpm.engine.rest.TaskRestService;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.TaskRestServiceImpl;

/**
 * The engine's API for scripts, as it comes. Its resource of tasks is made once: it keeps nothing of a request, and to make one searches
 * every jar for the engine.
 */
@Path(DefaultProcessEngineRestServiceImpl.PATH)
@Singleton
public class EngineApiRoot extends DefaultProcessEngineRestServiceImpl {
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
