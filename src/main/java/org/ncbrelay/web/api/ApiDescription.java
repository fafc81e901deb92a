package org.ncbrelay.web.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import java.util.Optional;
import org.ncbrelay.NcbRelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the document of the API says about itself: a name, and the version of the relay that serves it. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("NCB Relay API")
                        .version(version())
                        .description("Requests for support against wildlife crime, and intelligence to member countries"
                                + " (CITES Notification 2019/042). Errors are problem details (RFC 9457).")
                        .license(new License().name("Apache-2.0")));
    }

    /** The packaged relay knows its version; one that runs from its classes has none. */
    private static String version() {
        return Optional.ofNullable(NcbRelay.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
