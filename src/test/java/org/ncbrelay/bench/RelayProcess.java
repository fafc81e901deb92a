package org.ncbrelay.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ncbrelay.support.Ports;
import org.ncbrelay.support.RelayCommand;
import org.ncbrelay.support.ShellSettings;

/** The packaged relay in a process of its own, started as its users start it, with a database of its own. */
final class RelayProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Process process;
    private final int port;
    private final Duration untilReady;

    private RelayProcess(Process process, int port, Duration untilReady) {
        this.process = process;
        this.port = port;
        this.untilReady = untilReady;
    }

    /**
     * @param data where database, letters and log are kept; a second start finds them
     * @param java further options of the JVM
     */
    static RelayProcess start(Path jar, Path data, String... java) throws IOException, InterruptedException {
        int port = Ports.free();
        Path log = data.resolve("relay.log");
        long start = System.nanoTime();
        List<String> command = RelayCommand.packaged(jar, java);
        command.addAll(List.of(
                "--server.port=" + port,
                "--relay.database.embedded.directory=" + data.resolve("postgres"),
                "--relay.mail.mailbox.directory=" + data.resolve("mailbox"),
                "--relay.audit.directory=" + data.resolve("audit"),
                // One agency sends more in a minute than any would.
                "--relay.rate.account-burst=1000000",
                "--relay.rate.address-burst=1000000",
                "--logging.level.root=warn"));
        Process process = ShellSettings.process(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        awaitReady(process, port, log);
        return new RelayProcess(process, port, Duration.ofNanos(System.nanoTime() - start));
    }

    private static void awaitReady(Process process, int port, Path log) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest look = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                if (client.send(look, BodyHandlers.discarding()).statusCode() == 200) return;
            } catch (ConnectException notYet) {
                // The port opens late in the start.
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        process.destroy();
        throw new IOException("The relay did not become ready, see " + log);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** From the start of the process until it says that it is ready. */
    Duration untilReady() {
        return untilReady;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
