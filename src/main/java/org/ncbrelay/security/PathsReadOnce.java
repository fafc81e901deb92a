package org.ncbrelay.security;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServletRequestPathFilter;

/**
 * The rules of {@link SecurityConfiguration} match paths alone. Spring Security also prepares for rules that ask which method of a
 * controller would answer: each request would be looked up among all of them once more. What remains of that preparation is the path,
 * read once for all rules.
 */
@Configuration(proxyBeanMethods = false)
class PathsReadOnce {
    /** Directly in front of Spring Security's filters, for the same dispatches: behind those that refuse addresses which it cannot read. */
    @Bean
    FilterRegistrationBean<ServletRequestPathFilter> requestPath() {
        var registration = new FilterRegistrationBean<>(new ServletRequestPathFilter());
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return registration;
    }

    @Bean
    static BeanDefinitionRegistryPostProcessor withoutLookupOfHandlers() {
        return new WithoutLookupOfHandlers();
    }

    /** Ordered, and so before that of Spring Security, which does without where there is none. */
    private static final class WithoutLookupOfHandlers implements BeanDefinitionRegistryPostProcessor, Ordered {
        private static final String LOOKUP = "mvcHandlerMappingIntrospector";

        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
            if (registry.containsBeanDefinition(LOOKUP)) registry.removeBeanDefinition(LOOKUP);
        }

        @Override
        public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {}

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }
}
