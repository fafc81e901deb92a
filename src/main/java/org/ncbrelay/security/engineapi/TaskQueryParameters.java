package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.camunda.bpm.engine.rest.dto.converter.JacksonAwareStringToTypeConverter;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;

/**
 * The parameters of a list of tasks. The engine copies the descriptions of some 350 methods for each parameter, to find the one that
 * sets it: a sixth of all memory that a page of tasks and their number took. Here they are found once.
 */
class TaskQueryParameters extends TaskQueryDto {
    private static final Map<String, List<Method>> SETTERS = Arrays.stream(TaskQueryDto.class.getMethods())
            .filter(method -> method.isAnnotationPresent(CamundaQueryParam.class))
            .collect(Collectors.groupingBy(
                    method -> method.getAnnotation(CamundaQueryParam.class).value()));

    TaskQueryParameters(ObjectMapper mapper, MultivaluedMap<String, String> sent) {
        super(mapper, sent);
    }

    /** A value that cannot be set is left to the engine, which says why. */
    @Override
    protected void setValueBasedOnAnnotation(String name, String value) {
        try {
            for (Method setter : SETTERS.getOrDefault(name, List.of())) {
                JacksonAwareStringToTypeConverter<?> converter = setter.getAnnotation(CamundaQueryParam.class)
                        .converter()
                        .getDeclaredConstructor()
                        .newInstance();
                converter.setObjectMapper(objectMapper);
                setter.invoke(this, converter.convertQueryParameterToType(value));
            }
        } catch (ReflectiveOperationException | RuntimeException notSet) {
            super.setValueBasedOnAnnotation(name, value);
        }
    }
}
