package org.ncbrelay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.ncbrelay.NcbRelay;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.embedded.EmbeddedDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the main path: requests accepted over HTTP per second, and the time from a submission to the NCB's task. Beside it,
 * on the same PostgreSQL (durable commits) with as many threads, the bare engine starting an empty process. {@code make bench};
 * {@code -Drelay.bench.threads}, {@code .requests} change the load.
 */
public final class Benchmark {
    private static final Path DATA = Path.of("target", "bench");
    private static final int THREADS = Integer.getInteger("relay.bench.threads", 8);
    private static final int REQUESTS = Integer.getInteger("relay.bench.requests", 2000);
    private static final int LOOKS = 200;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (Files.exists(DATA)) FileSystemUtils.deleteRecursively(DATA);
        try (ConfigurableApplicationContext relay = start()) {
            Submissions submissions = new Submissions(port(relay));
            Load.run(THREADS, REQUESTS / 4, submissions::submitFromAnywhere);
            Load accepted = Load.run(THREADS, REQUESTS, submissions::submitFromAnywhere);
            Load ofOneCountry = Load.run(THREADS, REQUESTS, submissions::submit);
            Load visible = Load.run(1, LOOKS, submissions::untilTheTaskIsVisible);

            try (BareEngine engine = new BareEngine(bareDatabase(relay), THREADS)) {
                Load.run(THREADS, REQUESTS, engine::startEmptyProcess);
                Load bare = Load.run(THREADS, REQUESTS * 2, engine::startEmptyProcess);
                print(accepted, ofOneCountry, visible, bare);
            }
        }
    }

    private static ConfigurableApplicationContext start() {
        return SpringApplication.run(
                NcbRelay.class,
                "--server.port=0",
                "--relay.database.embedded.directory=" + DATA,
                "--relay.mail.mailbox.directory=" + DATA.resolve("mailbox"),
                // One agency sends more in a minute than any would.
                "--relay.rate.account-burst=1000000",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off");
    }

    private static int port(ConfigurableApplicationContext relay) {
        return ((ServletWebServerApplicationContext) relay).getWebServer().getPort();
    }

    /** A database of its own on the relay's server, for an engine that shares nothing else with it. */
    private static DatabaseAccess bareDatabase(ConfigurableApplicationContext relay) throws Exception {
        EmbeddedDatabase server = relay.getBean(EmbeddedDatabase.class);
        try (var connection = server.administration().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE bare_engine OWNER relay_owner");
        }
        return server.access("bare_engine");
    }

    private static void print(Load accepted, Load ofOneCountry, Load visible, Load bare) throws IOException {
        System.out.printf(
                """

                Machine            %s, %d cores, Java %s
                Load               %d threads, %d requests after %d to warm up
                Relay over HTTP    %.1f requests accepted per second; answer: median %s, 90 %% %s
                Of one country     %.1f requests accepted per second; answer: median %s, 90 %% %s
                Until the task     median %s, 90 %% %s (one officer at a time, submission to task in the NCB's list)
                Bare engine        %.1f empty processes started per second
                Ratio              %.2f
                %n""",
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                THREADS,
                REQUESTS,
                REQUESTS / 4,
                accepted.perSecond(),
                text(accepted.quantile(0.5)),
                text(accepted.quantile(0.9)),
                ofOneCountry.perSecond(),
                text(ofOneCountry.quantile(0.5)),
                text(ofOneCountry.quantile(0.9)),
                text(visible.quantile(0.5)),
                text(visible.quantile(0.9)),
                bare.perSecond(),
                accepted.perSecond() / bare.perSecond());
    }

    static String text(Duration time) {
        return "%.1f ms".formatted(time.toNanos() / 1e6);
    }

    static String processor() throws IOException {
        Path linux = Path.of("/proc/cpuinfo");
        if (!Files.exists(linux)) return System.getProperty("os.arch");
        return Files.readAllLines(linux).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*: ", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
