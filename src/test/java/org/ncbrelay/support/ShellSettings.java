package org.ncbrelay.support;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Hides the settings of the developer's shell, such as {@code SERVER_PORT} or {@code RELAY_MAIL_TRANSPORT}, from the relays of the tests:
 * they would override the settings of the tests.
 */
public final class ShellSettings implements EnvironmentPostProcessor, Ordered {
    private static final Pattern SETTING =
            Pattern.compile("(RELAY|SERVER|SPRING|SPRINGDOC|CAMUNDA|MANAGEMENT|LOGGING)_.*|PG[A-Z]+|DEBUG|TRACE");

    /** Set by the build for the JVMs of the tests; a relay in a process of its own has the variables that its test gives it. */
    private static final String JVM_OF_TESTS = "relay.test.jvm";

    /** @param command of a process, which gets the environment of this JVM without the settings */
    public static ProcessBuilder process(List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command);
        hideFrom(process.environment().keySet());
        return process;
    }

    static void hideFrom(Set<String> variables) {
        variables.removeIf(
                name -> SETTING.matcher(name.toUpperCase(Locale.ROOT)).matches());
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (System.getProperty(JVM_OF_TESTS) == null) return;
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        PropertySource<?> all = environment.getPropertySources().get(name);
        if (all == null || !System.getenv().equals(all.getSource())) return;
        Map<String, Object> others = new HashMap<>(System.getenv());
        hideFrom(others.keySet());
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, others));
    }

    /** Before the files of the settings are read, which depend on the profile. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
