package org.ncbrelay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.Sources;
import org.ncbrelay.start.CannotStart;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.ShellSettings;
import org.ncbrelay.support.machines.Certificates;
import org.yaml.snakeyaml.Yaml;

/** What image and manifests need of the relay's settings. {@code make images} also starts a relay by the image's entry point. */
@IntegrationTest
class ImageTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path folder;

    @Test
    void theHealthCheckAsksWithAndWithoutTls() throws IOException, InterruptedException {
        HttpsServer tls = HttpsServer.create(ANY_PORT, 0);
        tls.setHttpsConfigurator(
                new HttpsConfigurator(Certificates.of(folder, "relay.example").server()));
        assertThat(healthy(tls, "UP")).isTrue();
        assertThat(healthy(HttpServer.create(ANY_PORT, 0), "UP")).isTrue();
    }

    @Test
    void aNodeThatIsReadOnlyIsNotHealthy() throws IOException, InterruptedException {
        assertThat(healthy(HttpServer.create(ANY_PORT, 0), "READ_ONLY")).isFalse();
    }

    @Test
    void theLargestUploadPassesTheIngress() throws IOException {
        Map<String, Object> metadata =
                section(Path.of("docker/kubernetes/base/ingress.yaml"), "metadata", "annotations");
        Map<String, Object> upload =
                section(Path.of("src/main/resources/application.yaml"), "spring", "servlet.multipart");
        assertThat(metadata.get("nginx.ingress.kubernetes.io/proxy-body-size") + "B")
                .isEqualToIgnoringCase((String) upload.get("max-request-size"));
    }

    /** Requests for another host would be refused, by the ingress or by the relay. */
    @Test
    void theIngressOfTheExampleHasTheHostOfItsRelay() throws IOException {
        Path example = Path.of("docker/kubernetes/overlays/example");
        List<Map<String, Object>> changes = new Yaml().load(Files.readString(example.resolve("host.yaml")));
        String base = Files.readString(Path.of("docker/kubernetes/base/ingress.yaml"));
        assertThat(changes)
                .hasSize(base.split("relay\\.example", -1).length - 1)
                .extracting(change -> change.get("path"))
                .containsExactly("/spec/tls/0/hosts/0", "/spec/rules/0/host");
        String relay = Files.readString(example.resolve("addresses.yaml"));
        assertThat(changes).allSatisfy(change -> assertThat(relay).contains("value: https://" + change.get("value")));
        assertThat(Files.readString(example.resolve("kustomization.yaml")))
                .contains("path: host.yaml", "kind: Ingress");
    }

    @Test
    void aWrongSettingDoesNotStartTheServiceAgain() throws IOException {
        assertThat(Files.readString(Path.of("docker/systemd/ncb-relay.service")))
                .contains("Restart=on-failure", "RestartPreventExitStatus=" + CannotStart.CONFIGURATION + "\n");
    }

    /** As {@code docker compose config} does, without it: what a service names is there, or the operator is told to make it. */
    @Test
    void composeFilesNameWhatIsThere() throws IOException {
        Path folder = Path.of("docker");
        Map<String, String> files = Sources.below(folder, ".yaml");
        files.keySet().removeIf(file -> !file.matches("compose(\\.\\w+)?\\.yaml"));
        Set<String> known = new HashSet<>();
        List<Map<String, Map<String, Object>>> all = new ArrayList<>();
        for (String text : files.values()) {
            Map<String, Map<String, Object>> file = new Yaml().load(text.replace("!reset ", ""));
            all.add(file);
            for (String kind : List.of("services", "volumes", "secrets"))
                file.getOrDefault(kind, Map.of()).keySet().forEach(name -> known.add(kind + " " + name));
        }
        String told = String.join("\n", files.values())
                + String.join("\n", Sources.below(Path.of("docs"), ".md").values());
        List<String> missing = new ArrayList<>();
        for (Map<String, Map<String, Object>> file : all)
            file.get("services").forEach((name, service) -> {
                Map<String, Object> parts = parts(service);
                parts(parts.get("depends_on")).keySet().forEach(other -> named("services", other, known, missing));
                for (Object secret : items(parts.get("secrets")))
                    named("secrets", secret instanceof Map<?, ?> map ? map.get("source") : secret, known, missing);
                for (Object volume : items(parts.get("volumes"))) {
                    String source = volume.toString().replaceFirst(":.*", "");
                    if (!source.startsWith(".")) named("volumes", source, known, missing);
                    else if (!Files.exists(folder.resolve(source))
                            && !told.contains("docker/" + source.substring("./".length()))) missing.add(source);
                }
            });
        assertThat(known).hasSizeGreaterThan(10);
        assertThat(missing).isEmpty();
    }

    private static void named(String kind, Object name, Set<String> known, List<String> missing) {
        if (!known.contains(kind + " " + name)) missing.add(kind + " " + name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parts(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<?> items(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    /** The verdict on a server that answers with the status. */
    private static boolean healthy(HttpServer server, String status) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
        byte[] answer = ("{\"status\":\"" + status + "\"}").getBytes(StandardCharsets.UTF_8);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            ProcessBuilder check = ShellSettings.process(List.of("docker/health"));
            check.environment()
                    .put("SERVER_PORT", String.valueOf(server.getAddress().getPort()));
            return check.start().waitFor() == 0;
        } finally {
            server.stop(0);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Path file, String... path) throws IOException {
        Map<String, Object> section = (Map<String, Object>)
                new Yaml().loadAll(Files.readString(file)).iterator().next();
        for (String step : path) section = (Map<String, Object>) section.get(step);
        return section;
    }
}
