package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.junit.jupiter.api.Test;

class EngineJsonTest {
    private final EngineJson json = new EngineJson();

    @Test
    void everyCallHasTheSameMapperAndItWritesAsTheEnginesDoes() {
        assertThat(json.getContext(TaskDto.class)).isSameAs(json.getContext(Object.class));
        Map<String, Object> written = Map.of("when", new Date(0), "what", "a task");
        ObjectMapper engines = new JacksonConfigurator().getContext(Object.class);
        JsonNode expected = engines.valueToTree(written);
        assertThat(json.getContext(Object.class).<JsonNode>valueToTree(written)).isEqualTo(expected);
    }
}
