package org.ncbrelay.support.machines;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.ShellSettings;

/** One process of the relay, with the people of the demonstration. It returns on the same port each time it is started. */
public final class Node implements AutoCloseable {
    /** Names the profile of {@link #logins}, which a release does not know. */
    public static final Path PROFILE = Path.of("src", "test", "nodes").toAbsolutePath();

    /** The compiled classes and their libraries, without the classes and settings of tests and tools. */
    public static final String CLASS_PATH = Stream.concat(
                    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                            .filter(entry ->
                                    entry.endsWith(".jar") || Path.of(entry).endsWith("classes")),
                    Stream.of(PROFILE.toString()))
            .collect(Collectors.joining(File.pathSeparator));

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_ANSWER)
            .build();

    private final int port = Ports.free();
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final Path log;
    private volatile Process process;
    private volatile Runnable supervisor;

    /**
     * @param name        of its log in {@code target/labs}
     * @param folder      for letters and the key of the audit
     * @param environment settings that not every user of the machine may read, such as {@link #logins}
     */
    public Node(String name, Path folder, Map<String, String> environment, String... arguments) throws IOException {
        this.environment = environment;
        this.arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--relay.mail.mailbox.directory=" + folder.resolve("mailbox"),
                "--relay.audit.directory=" + folder.resolve("audit"),
                // The load sends more in a minute than any agency would.
                "--relay.rate.account-burst=1000000",
                "--relay.rate.address-burst=1000000"));
        this.arguments.addAll(List.of(arguments));
        log = Files.createDirectories(Path.of("target", "labs")).resolve(name + "-" + port + ".log");
    }

    /** An external database and the people of the demonstration, as environment variables. */
    public static Map<String, String> logins(DatabaseAccess access) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE", "test",
                "RELAY_DATABASE_URL", access.url(),
                "RELAY_DATABASE_USER", access.application().user(),
                "RELAY_DATABASE_PASSWORD", access.application().password(),
                "RELAY_DATABASE_OWNER_USER", access.owner().user(),
                "RELAY_DATABASE_OWNER_PASSWORD", access.owner().password());
    }

    public String address() {
        return "http://localhost:" + port;
    }

    public int port() {
        return port;
    }

    /** @param program the command before the arguments of the relay */
    public Node start(List<String> program) {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments);
        ProcessBuilder builder = ShellSettings.process(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.onExit().thenRun(() -> {
            Runnable ended = supervisor;
            if (ended == null) return;
            ended.run();
            start(program);
        });
        return this;
    }

    /** @param ended is called each time the node ends by itself, before it is started again; null ends the supervision */
    public void supervise(Runnable ended) {
        supervisor = ended;
    }

    /** The same node, once it is ready. */
    public Node ready() {
        await("the node at " + port + " is ready, see " + log, PATIENCE, () -> {
            if (!process.isAlive() && supervisor == null)
                throw new AssertionError("the node ended with " + process.exitValue() + ", see " + log);
            return isReady();
        });
        return this;
    }

    public boolean isReady() {
        try {
            HttpRequest question = HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                    .timeout(LONGEST_ANSWER)
                    .build();
            return CLIENT.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        if (process != null) process.destroyForcibly().waitFor();
    }

    /** @param signal such as {@code STOP} and {@code CONT} */
    public void signal(String signal) throws IOException, InterruptedException {
        run("kill", "-" + signal, Long.toString(process.pid()));
    }

    /** Ends it as an operator does (SIGTERM). */
    @Override
    public void close() throws InterruptedException {
        supervise(null);
        if (process == null) return;
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) kill();
    }

    /** Waits for what another process does; an exception means that it is not done yet. */
    public static void await(String what, Duration patience, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(Exception.class)
                .until(condition);
    }

    public static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(List.of(command)).inheritIO().start().waitFor() != 0)
            throw new IOException("failed: " + String.join(" ", command));
    }
}
