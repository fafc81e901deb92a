package org.ncbrelay.support.machines;

import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * Starts a Spring application in the JVM of the tests, beside the contexts of the test framework. One at a time: each start sets up Logback
 * anew, and two starts at the same time leave a logger context that fails in every later test of the JVM. Nodes that run at the same time
 * are processes: {@link RelayRun}.
 */
public final class InProcess {
    private InProcess() {}

    /** @param arguments of the command line, such as {@code --server.port=0}; they override every other source of settings */
    public static ConfigurableApplicationContext start(Class<?> application, String profile, String... arguments) {
        return start(application, profile, Map.of(), arguments);
    }

    /** @param variables replace the environment variables of the JVM */
    public static synchronized ConfigurableApplicationContext start(
            Class<?> application, String profile, Map<String, Object> variables, String... arguments) {
        return new SpringApplicationBuilder(application)
                .profiles(profile)
                .environment(new StandardServletEnvironment() {
                    @Override
                    protected void customizePropertySources(MutablePropertySources sources) {
                        super.customizePropertySources(sources);
                        sources.replace(
                                SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
                    }
                })
                .run(arguments);
    }
}
