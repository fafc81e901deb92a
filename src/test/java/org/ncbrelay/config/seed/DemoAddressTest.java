package org.ncbrelay.config.seed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** On which address the relay listens, as its files and the environment say. */
class DemoAddressTest {
    private static final String ADDRESS = "server.address";

    @Test
    void theDemoListensOnThisMachineAloneAndSaysWhy() {
        ConfigurableEnvironment demo = environment(Map.of());
        assertThat(demo.getProperty(ADDRESS)).isEqualTo("127.0.0.1");
        assertThat(banner(demo))
                .contains("this machine only", "SERVER_ADDRESS=0.0.0.0", "passwords of the demo are published");
    }

    @Test
    void theEnvironmentOpensItAndTheBannerWarns() {
        ConfigurableEnvironment open = environment(Map.of("SERVER_ADDRESS", "0.0.0.0"));
        assertThat(open.getProperty(ADDRESS)).isEqualTo("0.0.0.0");
        assertThat(banner(open)).contains("OPEN to others on 0.0.0.0", "passwords of the demo are published");
    }

    @Test
    void inProductionItListensOnEveryAddressAsContainersNeed() {
        ConfigurableEnvironment production = environment(Map.of("SPRING_PROFILES_ACTIVE", "production"));
        assertThat(production.getProperty(ADDRESS)).isNull();
        assertThat(banner(production)).contains("listens on 0.0.0.0").doesNotContain("published");
    }

    private static String banner(ConfigurableEnvironment environment) {
        Logger logger = (Logger) LoggerFactory.getLogger(StartupBanner.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        try {
            new StartupBanner(environment).greet();
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }
        return lines.list.get(0).getFormattedMessage();
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        environment.getPropertySources().addFirst(new MapPropertySource("server", Map.of("local.server.port", "8080")));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }
}
