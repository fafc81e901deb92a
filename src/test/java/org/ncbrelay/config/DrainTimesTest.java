package org.ncbrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;
import org.yaml.snakeyaml.Yaml;

/** The times by which a node ends stand in five files and must fit: who looks, who still serves, who finishes, and who kills. */
@IntegrationTest
class DrainTimesTest {
    @Test
    void aProxyHasFoundOutBeforeANodeStopsServing() throws IOException {
        String settings = Files.readString(Path.of("docker/haproxy.cfg"));
        assertThat(number(settings, "inter (\\d+)s") * number(settings, "fall (\\d+)"))
                .isLessThan(drain());
        Map<String, Object> probe = at(container(), "readinessProbe");
        assertThat((int) probe.get("periodSeconds") * (int) probe.get("failureThreshold"))
                .isLessThan(drain());
    }

    @Test
    void aNodeIsKilledOnlyAfterItHasHadItsTime() throws IOException {
        int own = drain()
                + number(
                        Files.readString(Path.of("src/main/resources/application.yaml")),
                        "timeout-per-shutdown-phase: (\\d+)s");
        assertThat(number(Files.readString(Path.of("docker/compose.yaml")), "stop_grace_period: (\\d+)s"))
                .isGreaterThan(own);
        assertThat((int) pod().get("terminationGracePeriodSeconds")).isGreaterThan(own);
    }

    /** Seconds. */
    private static int drain() throws IOException {
        return number(
                Files.readString(Path.of("src/main/resources/application-production.yaml")),
                "relay.drain-delay: (\\d+)s");
    }

    private static int number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return Integer.parseInt(found.group(1));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> yaml, String... path) {
        for (String step : path) yaml = (Map<String, Object>) yaml.get(step);
        return yaml;
    }

    private static Map<String, Object> pod() throws IOException {
        return at(
                new Yaml().load(Files.readString(Path.of("docker/kubernetes/base/deployment.yaml"))),
                "spec",
                "template",
                "spec");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> container() throws IOException {
        return ((List<Map<String, Object>>) pod().get("containers")).get(0);
    }
}
