package org.ncbrelay.security.bodies;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

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

    /**
     * Answers 408 or 413 where {@link BoundedBody} cut a body, whatever the reader of the body made of that: Tomcat itself says 400, and after
     * that lets no filter answer. It runs inside the valve that renders error pages.
     */
    private static final class CutBodyValve extends ValveBase {
        CutBodyValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            Integer status = SentBody.cutWith(request);
            if (status == null || response.isCommitted()) return;
            response.setHeader(HttpHeaders.CONNECTION, "close");
            response.sendError(status);
        }
    }
}
