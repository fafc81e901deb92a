package org.ncbrelay.support.machines;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.ShellSettings;

/** A relay in a process of its own, as somebody runs it. */
public final class RelayRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Caller http;
    private final Path log;

    private RelayRun(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.http = new Caller("http://localhost:" + port);
    }

    /**
     * Does not wait until it is ready.
     *
     * @param name   of its log
     * @param folder for letters and the key of the audit
     */
    public static RelayRun start(String name, Path folder, String... arguments) throws IOException {
        return start(name, folder, Map.of(), arguments);
    }

    /** @param variables of its environment, which has no other settings */
    public static RelayRun start(String name, Path folder, Map<String, String> variables, String... arguments)
            throws IOException {
        int port = Ports.free();
        Path log = Path.of("target", name + ".log");
        List<String> command = RelayCommand.compiled(System.getProperty("java.class.path"));
        command.addAll(List.of(
                "--server.port=" + port,
                "--relay.mail.mailbox.directory=" + folder.resolve("mailbox"),
                "--relay.audit.directory=" + folder.resolve("audit")));
        command.addAll(List.of(arguments));
        ProcessBuilder process =
                ShellSettings.process(command).redirectErrorStream(true).redirectOutput(log.toFile());
        process.environment().putAll(variables);
        return new RelayRun(process.start(), port, log);
    }

    /** Returns once it takes requests. */
    public RelayRun ready() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(this::isReady);
        return this;
    }

    private boolean isReady() {
        if (!process.isAlive()) throw new AssertionError("the relay ended; see " + log);
        return health("readiness") == 200;
    }

    /**
     * @param group readiness or liveness
     * @return status of the answer; 0 where the relay does not answer
     */
    public int health(String group) {
        URI address = URI.create("http://localhost:" + port + "/actuator/health/" + group);
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(LONGEST_ANSWER)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException away) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public Caller http() {
        return http;
    }

    /**
     * Asks it to stop, as an operator or a container does.
     *
     * @return whether it has ended within that time
     */
    public boolean stopsWithin(Duration longest) throws InterruptedException {
        process.destroy();
        return endsWithin(longest);
    }

    /** Pulls it out of the socket. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Whether it ends by itself within that time. */
    public boolean endsWithin(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    public int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (!stopsWithin(Duration.ofMinutes(1))) process.destroyForcibly();
    }
}
