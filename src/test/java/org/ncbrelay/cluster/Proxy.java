package org.ncbrelay.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * HAProxy from the distribution with {@code docker/haproxy.cfg}; only the addresses are others: nodes by their ports instead of a name
 * that Docker resolves.
 */
public final class Proxy implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    private final int port;
    private final Process process;
    private final Path log;

    private Proxy(int port, Process process, Path log) {
        this.port = port;
        this.process = process;
        this.log = log;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** @param nodes ports of the nodes, whether they run or not */
    public static Proxy start(Path folder, int port, List<Integer> nodes) throws IOException {
        Path settings = Files.writeString(folder.resolve("haproxy.cfg"), ProxySettings.of(port, nodes));
        Path log = folder.resolve("haproxy.log");
        Process process = new ProcessBuilder(PROGRAM.toString(), "-db", "-f", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Proxy(port, process, log);
    }

    /** The same, once a node answers behind it. */
    public Proxy answers() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest look = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> client.send(look, BodyHandlers.discarding()).statusCode() == 200);
        return this;
    }

    public int port() {
        return port;
    }

    /** What HAProxy said of nodes that came and went. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }
}
