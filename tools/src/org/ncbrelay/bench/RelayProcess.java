package org.ncbrelay.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.ShellSettings;
import org.ncbrelay.support.machines.Ports;
import org.ncbrelay.support.machines.RelayCommand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The packaged relay in a process of its own, started as its users start it, and the PostgreSQL server in its folder. */
final class RelayProcess implements AutoCloseable {
    /** With its libraries beside it, as {@code make dist} and the production image have it. */
    private static final Path JAR = Path.of("target", "relay", "ncb-relay.jar");

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LINE_OF_PORT = 3;

    private final Process process;
    private final int port = Ports.free();
    private final ProcessHandle postgres;
    private final String databases;
    private final Login superuser;

    /**
     * @param data where database, letters and log are; a second start finds them
     * @param java further options of the JVM
     * @param arguments further ones of the relay
     */
    RelayProcess(Path data, List<String> java, String... arguments) throws IOException {
        Files.createDirectories(data);
        List<String> command = RelayCommand.packaged(JAR, java.toArray(String[]::new));
        command.addAll(List.of(
                "--server.port=" + port,
                "--relay.database.embedded.directory=" + data.resolve("postgres"),
                "--relay.mail.mailbox.directory=" + data.resolve("mailbox"),
                "--relay.audit.directory=" + data.resolve("audit"),
                // One agency sends more in a minute than any would.
                "--relay.rate.account-burst=1000000",
                "--relay.rate.address-burst=1000000",
                "--logging.level.root=warn"));
        command.addAll(Arrays.asList(arguments));
        process = ShellSettings.process(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(data.resolve("relay.log").toFile()))
                .start();
        HttpRequest look = HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
                .build();
        await("see " + data + "/relay.log; make dist makes the jar")
                .atMost(PATIENCE)
                .ignoreException(ConnectException.class)
                .failFast(() -> !process.isAlive())
                .until(() -> HttpClient.newHttpClient()
                                .send(look, BodyHandlers.discarding())
                                .statusCode()
                        == 200);
        Path folder = data.resolve("postgres");
        List<String> running = Files.readAllLines(folder.resolve("server").resolve("postmaster.pid"));
        postgres = ProcessHandle.of(Long.parseLong(running.get(0).strip())).orElseThrow();
        databases = "jdbc:postgresql://localhost:" + running.get(LINE_OF_PORT).strip() + "/";
        Properties passwords = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("secrets.properties"))) {
            passwords.load(file);
        }
        superuser = new Login("postgres", passwords.getProperty("postgres"));
    }

    int port() {
        return port;
    }

    String address() {
        return "http://localhost:" + port;
    }

    Caller caller() {
        return new Caller(address());
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** The server's first process, the parent of all others. */
    ProcessHandle postgres() {
        return postgres;
    }

    /** The relay's database past row-level security. */
    JdbcTemplate database() {
        return database("relay");
    }

    private JdbcTemplate database(String name) {
        return new JdbcTemplate(new DriverManagerDataSource(databases + name, superuser.user(), superuser.password()));
    }

    /** An empty database on the same server. */
    DatabaseAccess emptyDatabase(String name) {
        database("postgres").execute("CREATE DATABASE " + name);
        return new DatabaseAccess(databases + name, superuser, superuser);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
