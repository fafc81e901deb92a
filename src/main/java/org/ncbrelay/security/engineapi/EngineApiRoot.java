package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.camunda.bpm.engine.rest.TaskRestService;
import org.camunda.bpm.engine.rest.dto.CountResultDto;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.TaskRestServiceImpl;

/** The engine's API for scripts, as it comes; only what a list of tasks asks for is read otherwise ({@link TaskQueryParameters}). */
@Path(DefaultProcessEngineRestServiceImpl.PATH)
@Singleton
public class EngineApiRoot extends DefaultProcessEngineRestServiceImpl {
    private Tasks tasks;

    /** Made once: it keeps nothing of a request, and looks for the engine among the services of all libraries. */
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

        @Override
        public List<TaskDto> getJsonTasks(UriInfo asked, Integer first, Integer most) {
            return queryTasks(parameters(asked), first, most);
        }

        @Override
        public CountResultDto getTasksCount(UriInfo asked) {
            return queryTasksCount(parameters(asked));
        }

        private TaskQueryParameters parameters(UriInfo asked) {
            return new TaskQueryParameters(getObjectMapper(), asked.getQueryParameters());
        }
    }
}
