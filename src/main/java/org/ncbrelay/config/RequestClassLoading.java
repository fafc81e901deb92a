package org.ncbrelay.config;

import org.apache.catalina.loader.WebappLoader;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives requests their class loader, which delegates to the application's as Spring Boot's own does. */
@Configuration(proxyBeanMethods = false)
class RequestClassLoading {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serviceFilesReadOnce() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            WebappLoader loader = new WebappLoader();
            loader.setLoaderInstance(new ServiceFilesReadOnce(context.getParentClassLoader()));
            loader.setDelegate(true);
            context.setLoader(loader);
        });
    }
}
