package org.ncbrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.machines.InProcess;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A vault or an orchestrator lays secrets into files; production reads them, and the environment goes before. */
@IntegrationTest
class SecretsFromFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileOfTheNameOfThePropertyIsItsValueAndTheEnvironmentGoesBefore() throws IOException {
        Files.writeString(folder.resolve("relay.database.password"), "from a file\n");
        Files.writeString(folder.resolve("relay.iis.token"), "from a file too");
        try (ConfigurableApplicationContext relay = start(Map.of("RELAY_IIS_TOKEN", "from the environment"))) {
            assertThat(relay.getEnvironment().getProperty("relay.database.password"))
                    .isEqualTo("from a file");
            assertThat(relay.getEnvironment().getProperty("relay.iis.token")).isEqualTo("from the environment");
        }
    }

    @Test
    void aFolderThatIsNotThereIsNoMistake() {
        try (ConfigurableApplicationContext relay =
                start(Map.of("RELAY_SECRETS_DIRECTORY", folder.resolve("none").toString()))) {
            assertThat(relay.getEnvironment().getProperty("relay.database.password"))
                    .isNull();
        }
    }

    private ConfigurableApplicationContext start(Map<String, Object> variables) {
        Map<String, Object> environment = new HashMap<>(Map.of("RELAY_SECRETS_DIRECTORY", folder.toString()));
        environment.putAll(variables);
        return InProcess.start(Nothing.class, "production", environment, "--spring.main.web-application-type=none");
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
