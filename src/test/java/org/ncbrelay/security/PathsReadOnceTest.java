package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ncbrelay.support.FlowTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfiguration;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;

/** Rules match paths: nobody looks for the method of a controller that would answer, once for the rules and once for the answer. */
@FlowTest
class PathsReadOnceTest {
    private final ApplicationContext context;

    @Autowired
    PathsReadOnceTest(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void theFiltersOfSpringSecurityAreAskedWithoutALookupBeforeThem() {
        assertThat(context.getBeansOfType(HandlerMappingIntrospector.class)).isEmpty();
        assertThat(context.getBean("springSecurityFilterChain").getClass().getEnclosingClass())
                .isEqualTo(WebSecurityConfiguration.class);
    }
}
