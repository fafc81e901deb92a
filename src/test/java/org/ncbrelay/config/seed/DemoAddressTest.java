package org.ncbrelay.config.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** On which address the relay listens, as its files and the environment say. */
@ExtendWith(OutputCaptureExtension.class)
class DemoAddressTest {
    private static final String ADDRESS = "server.address";

    @Test
    void theDemoListensOnThisMachineAloneAndSaysWhy(CapturedOutput output) {
        ConfigurableEnvironment demo = environment(Map.of());
        assertThat(demo.getProperty(ADDRESS)).isEqualTo("127.0.0.1");
        new StartupBanner(demo).greet();
        assertThat(output).contains("this machine only", "SERVER_ADDRESS=0.0.0.0", "passwords of the demo are published");
    }

    @Test
    void theEnvironmentOpensItAndTheBannerWarns(CapturedOutput output) {
        ConfigurableEnvironment open = environment(Map.of("SERVER_ADDRESS", "0.0.0.0"));
        assertThat(open.getProperty(ADDRESS)).isEqualTo("0.0.0.0");
        new StartupBanner(open).greet();
        assertThat(output).contains("OPEN to others on 0.0.0.0", "passwords of the demo are published");
    }

    @Test
    void inProductionItListensOnEveryAddressAsContainersNeed(CapturedOutput output) {
        ConfigurableEnvironment production = environment(Map.of("SPRING_PROFILES_ACTIVE", "production"));
        assertThat(production.getProperty(ADDRESS)).isNull();
        new StartupBanner(production).greet();
        assertThat(output).contains("listens on 0.0.0.0").doesNotContain("published");
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("server", Map.of("local.server.port", "8080")));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }
}
