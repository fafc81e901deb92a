package org.ncbrelay.security.bodies;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the bounds of bodies below everything that reads one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodyLimits.class)
class BodyConfiguration {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodyBounds(BodyLimits limits) {
        return tomcat -> {
            tomcat.addEngineValves(new BodyBoundsValve(limits));
            tomcat.addContextValves(new CutBodyValve());
        };
    }
}
