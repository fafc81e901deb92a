package org.ncbrelay.config;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What cannot be configured by properties of the process engine. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
    /** UUIDv7: ids that grow with time dirty one index page instead of a cold one each, and need no second connection. */
    @Bean
    IdGenerator idGenerator() {
        NoArgGenerator growing = Generators.timeBasedEpochGenerator();
        return () -> growing.generate().toString();
    }
}
