package org.ncbrelay.security.engineapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.camunda.bpm.engine.rest.hal.Hal;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;

/** One mapper for all calls of the engine's API, as Jackson means it to be used; the engine's own configurator makes one for each call. */
@Provider
@Produces({MediaType.APPLICATION_JSON, Hal.APPLICATION_HAL_JSON})
public final class EngineJson extends JacksonConfigurator {
    private final ObjectMapper mapper = configureObjectMapper(new ObjectMapper());

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return mapper;
    }
}
