package org.ncbrelay.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Ports;
import org.ncbrelay.support.RelayCommand;

/** A relay in a process of its own, as somebody runs it. */
final class RelayRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

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
    static RelayRun start(String name, Path folder, String... arguments) throws IOException {
        int port = Ports.free();
        Path log = Path.of("target", name + ".log");
        List<String> command = RelayCommand.compiled(System.getProperty("java.class.path"));
        command.addAll(List.of(
                "--server.port=" + port,
                "--relay.mail.mailbox.directory=" + folder.resolve("mailbox"),
                "--relay.audit.directory=" + folder.resolve("audit")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new RelayRun(process, port, log);
    }

    RelayRun ready() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(this::isReady);
        return this;
    }

    private boolean isReady() {
        if (!process.isAlive()) throw new AssertionError("the relay ended; see " + log);
        try {
            return health("readiness") == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** @param group readiness or liveness */
    int health(String group) {
        return http.get("gs", "/actuator/health/" + group).status();
    }

    int port() {
        return port;
    }

    Caller http() {
        return http;
    }

    /**
     * Asks it to stop, as an operator or a container does.
     *
     * @return whether it has ended within that time
     */
    boolean stopsWithin(Duration longest) throws InterruptedException {
        process.destroy();
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (!stopsWithin(Duration.ofMinutes(1))) process.destroyForcibly();
    }
}
