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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.RelayCommand;
import org.ncbrelay.support.ShellSettings;

/** One node of the relay, a process of its own with the people of the demonstration, jobs and workers. */
public final class Node implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String name;
    private final int port;
    private final Process process;
    private final Path log;

    private Node(String name, int port, Process process, Path log) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /** A node on a database that is elsewhere; all of a cluster share the folder, as nodes share the audit's volume. */
    public static Node start(String name, Build build, int port, DatabaseAccess access, Path folder, String... more)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                // The people of the demonstration on a database outside: what the tests have, without their settings.
                "--spring.profiles.active=test",
                "--relay.database.url=" + access.url(),
                "--relay.database.user=" + access.application().user(),
                "--relay.database.password=" + access.application().password(),
                "--relay.database.owner.user=" + access.owner().user(),
                "--relay.database.owner.password=" + access.owner().password()));
        arguments.addAll(Arrays.asList(more));
        return start(name, build, port, folder, arguments);
    }

    /** A relay of the default installation: its database is in the folder {@code postgres} of the folder. */
    public static Node demonstration(Build build, int port, Path folder, Path binaries) throws IOException {
        return start(
                "demonstration",
                build,
                port,
                folder,
                List.of(
                        "--relay.database.embedded.directory=" + folder.resolve("postgres"),
                        "--relay.database.embedded.binaries=" + binaries.toAbsolutePath()));
    }

    private static Node start(String name, Build build, int port, Path folder, List<String> more) throws IOException {
        Path log = Files.createDirectories(Path.of("target", "cluster")).resolve(name + "-" + port + ".log");
        List<String> command = RelayCommand.compiled(build.classPath());
        command.addAll(List.of(
                "--server.port=" + port,
                "--relay.mail.mailbox.directory=" + folder.resolve("mailbox"),
                "--relay.audit.directory=" + folder.resolve("audit"),
                // A load calls faster than any script.
                "--relay.rate.account-burst=1000000",
                "--relay.rate.address-burst=1000000"));
        command.addAll(more);
        Process process = ShellSettings.process(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new Node(name, port, process, log);
    }

    /** The same node, once it says that it is ready. */
    public Node ready() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive()) throw new AssertionError(name + " ended; see " + log);
            return readiness() == 200;
        });
        return this;
    }

    /** Status of the answer of its readiness; 0 where it does not answer. */
    public int readiness() {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                                    .timeout(Duration.ofSeconds(5))
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

    public String address() {
        return "http://localhost:" + port;
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As a failing machine does it: no signal that it could answer. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end (SIGTERM) and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** @return how long it took to end since now */
    public Duration awaitEnd() throws InterruptedException {
        long start = System.nanoTime();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            throw new AssertionError(name + " does not end; see " + log);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What it has logged so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws InterruptedException {
        if (!process.isAlive()) return;
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
    }
}
