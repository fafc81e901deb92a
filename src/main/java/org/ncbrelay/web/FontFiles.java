package org.ncbrelay.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The fonts of our pages, which a browser asks for once: their folder has the version of their package. */
@Configuration(proxyBeanMethods = false)
class FontFiles implements WebMvcConfigurer {
    /** Our default; no cache keeps anything for longer. */
    private static final Duration YEAR = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/fonts/**")
                .addResourceLocations("classpath:/static/fonts/")
                .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
    }
}
