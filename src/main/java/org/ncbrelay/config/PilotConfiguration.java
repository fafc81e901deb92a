package org.ncbrelay.config;

import org.ncbrelay.domain.notices.PilotServices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the operator turned on for trial. */
@Configuration(proxyBeanMethods = false)
class PilotConfiguration {
    /** @param silverNotices whether bureaus can ask for silver notices; our default is no */
    @Bean
    PilotServices pilotServices(@Value("${relay.pilots.silver-notices:false}") boolean silverNotices) {
        return new PilotServices(silverNotices);
    }
}
