package org.ncbrelay.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ncbrelay.support.Ports;
import org.ncbrelay.support.ShellSettings;

/** One process of the relay, which always comes back on the same port. */
final class Node {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LOOK)
            .build();
    private final int port = Ports.free();
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private volatile Process process;

    /** Told when the node ended by itself, before it is started again; null as long as it stays as it is. */
    private Runnable supervisor;

    /**
     * @param program     the command before the arguments of the relay
     * @param arguments   of the relay; the port is added
     * @param environment what is not among the arguments, which every user of the machine can read
     * @param log         receives what the relay prints, one start after the other
     */
    Node(List<String> program, List<String> arguments, Map<String, String> environment, Path log) {
        this.command = new ArrayList<>(program);
        command.addAll(arguments);
        command.add("--server.port=" + port);
        this.environment = environment;
        this.log = log;
    }

    String address() {
        return "http://localhost:" + port;
    }

    Path log() {
        return log;
    }

    void start() {
        ProcessBuilder builder = ShellSettings.process(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            process.onExit().thenRun(this::startAgain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * From now on and until it is stopped, the node is started again whenever it ends, as whoever runs it would have it.
     *
     * @param ended is told each time
     */
    synchronized void supervise(Runnable ended) {
        supervisor = ended;
    }

    private synchronized void startAgain() {
        if (supervisor == null) return;
        supervisor.run();
        start();
    }

    void awaitReady() {
        Until.is("the node at " + port + " is ready, see " + log, PATIENCE, () -> {
            if (!process.isAlive() && !isSupervised())
                throw new AssertionError("the node ended with " + process.exitValue() + ", see " + log);
            return isReady();
        });
    }

    boolean isReady() {
        try {
            HttpRequest look = HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                    .timeout(LOOK)
                    .build();
            return client.send(look, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized boolean isSupervised() {
        return supervisor != null;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() throws InterruptedException {
        supervise(null);
        if (process != null) {
            process.destroy();
            if (!process.waitFor(40, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        }
    }
}
