package org.ncbrelay.labs;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
