package org.ncbrelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.machines.RelayRun;

/**
 * Many wrong logins at once against a relay with the options of the image: its memory suffices, liveness answers, an officer works on, and
 * no more passwords are examined than may fail. All come by a proxy, so that each may have an address of its own.
 */
@IntegrationTest
class LoginBurstTest {
    /** A second where the machine does nothing else; a build shares its machine. */
    private static final Duration LONGEST_LIVENESS = Duration.ofSeconds(Extent.of(10, 1));

    private static final int BURSTS = 5;
    private static final int GUESSES_OF_AN_ACCOUNT = 5;
    private static final int TIMEOUT_MILLIS = 60_000;

    @TempDir
    private Path folder;

    private final Queue<Duration> liveness = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> officersAnswers = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService others = Executors.newScheduledThreadPool(2);
    private RelayRun relay;
    private int addresses;

    @BeforeEach
    void start() throws IOException {
        relay = RelayRun.start(
                        "login-burst",
                        folder,
                        "--relay.database.embedded.directory=" + folder.resolve("postgres"),
                        "--relay.database.embedded.binaries="
                                + TestDatabase.binaries().toAbsolutePath(),
                        "--server.forward-headers-strategy=native")
                .ready();
        Caller officer = Caller.session(relay.port(), "ncb.ken", "wildlife-demo");
        others.scheduleWithFixedDelay(() -> liveness.add(livenessTakes()), 0, 50, TimeUnit.MILLISECONDS);
        others.scheduleWithFixedDelay(() -> officersAnswers.add(answered(officer)), 0, 200, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() throws InterruptedException {
        others.shutdownNow();
        relay.close();
    }

    @Test
    void wrongLoginsAtOnceHarmNobodyElse() throws Exception {
        for (int size : Extent.of(List.of(200), List.of(40, 200, 1000))) {
            List<String> answers = undisturbed(size, address -> i -> basic("expert.sgp", i, address));
            assertThat(answers).allMatch(List.of("401", "429", "503")::contains);
            assertThat(answers).as("examined").filteredOn("401"::equals).hasSizeBetween(1, GUESSES_OF_AN_ACCOUNT);
        }
        // Each for an account and from an address of its own, so that nothing but the number of hashes at once is a
        // bound.
        List<String> answers =
                undisturbed(1000, unused -> i -> basic("nobody" + i, i, "2001:db8:" + Integer.toHexString(i) + "::1"));
        assertThat(answers).contains("503").allMatch(List.of("401", "503")::contains);

        others.shutdown();
        assertThat(others.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(officersAnswers).isNotEmpty().containsOnly(200);
        assertThat(Path.of("target", "login-burst.log")).content().doesNotContain("OutOfMemoryError");
    }

    /**
     * A burst during which liveness answers in time. What else runs on the machine may hold it up as well, so it is tried again, from
     * another address.
     */
    private List<String> undisturbed(int size, Function<String, IntFunction<String>> guesses) throws IOException {
        List<Duration> longest = new ArrayList<>();
        while (longest.size() < BURSTS) {
            liveness.clear();
            List<String> answers = burst(size, guesses.apply("192.0.2." + ++addresses));
            liveness.add(livenessTakes());
            longest.add(Collections.max(liveness));
            if (longest.get(longest.size() - 1).compareTo(LONGEST_LIVENESS) < 0) return answers;
        }
        throw new AssertionError("liveness took, during " + BURSTS + " bursts of " + size + ": " + longest);
    }

    /** What fails is kept as no answer: it would end the schedule, so that nobody would notice. */
    private static int answered(Caller officer) {
        try {
            return officer.get("/cases").status();
        } catch (RuntimeException none) {
            return 0;
        }
    }

    private static String basic(String user, int guess, String address) {
        String sent = Base64.getEncoder().encodeToString((user + ":wrong" + guess).getBytes(StandardCharsets.UTF_8));
        return "GET /api/countries HTTP/1.1\r\nAuthorization: Basic " + sent + "\r\n" + head(address) + "\r\n";
    }

    private static String head(String address) {
        return "Host: localhost\r\nX-Forwarded-For: " + address + "\r\nConnection: close\r\n";
    }

    /** Sends all before it reads an answer. */
    private List<String> burst(int size, IntFunction<String> request) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < size; i++) sockets.add(connection());
            for (int i = 0; i < size; i++) send(sockets.get(i), request.apply(i));
            List<String> answers = new ArrayList<>();
            for (Socket socket : sockets) answers.add(status(socket));
            return answers;
        } finally {
            for (Socket socket : sockets) socket.close();
        }
    }

    private Socket connection() throws IOException {
        Socket socket = new Socket("127.0.0.1", relay.port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ", 3)[1];
    }

    /** By a connection of its own each time, as a probe does. */
    private Duration livenessTakes() {
        long start = System.nanoTime();
        try (Socket socket = connection()) {
            send(socket, "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return status(socket).equals("200")
                    ? Duration.ofNanos(System.nanoTime() - start)
                    : Duration.ofMillis(TIMEOUT_MILLIS);
        } catch (IOException | RuntimeException none) {
            return Duration.ofMillis(TIMEOUT_MILLIS);
        }
    }
}
