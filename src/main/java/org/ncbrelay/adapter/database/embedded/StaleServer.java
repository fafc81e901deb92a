package org.ncbrelay.adapter.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.ncbrelay.adapter.database.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that outlived its application, because that was killed; asked to stop only after it has proven to be ours. */
final class StaleServer {
    private static final Logger LOG = LoggerFactory.getLogger(StaleServer.class);
    private static final Duration STOP = Duration.ofMinutes(1);

    private StaleServer() {}

    /**
     * Leaves no server running on the data; call only while holding the folder's lock.
     *
     * @throws DatabaseUnavailable if it does not stop within a minute
     */
    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        Optional<ProcessHandle> server = processIn(pidFile).filter(process -> serves(process, data));
        if (server.isEmpty()) {
            // After a power cut the number may name any other program, and PostgreSQL would refuse to start.
            Files.deleteIfExists(pidFile);
            return;
        }
        LOG.warn(
                "Stopping PostgreSQL {}, which a killed NCB Relay left behind",
                server.get().pid());
        interrupt(server.get());
        await(server.get(), pidFile);
    }

    private static Optional<ProcessHandle> processIn(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    private static boolean serves(ProcessHandle process, Path data) {
        boolean postgres = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
        // Windows does not tell the arguments; there the name must do.
        return postgres
                && process.info()
                        .arguments()
                        .map(all -> Arrays.asList(all).contains(data.toString()))
                        .orElse(true);
    }

    /** INT is PostgreSQL's fast shutdown: sessions end, transactions roll back, the data is written out. */
    private static void interrupt(ProcessHandle server) throws IOException {
        String pid = Long.toString(server.pid());
        Path postgres = Path.of(server.info().command().orElseThrow());
        boolean windows = postgres.toString().endsWith(".exe");
        ProcessBuilder kill = windows
                ? new ProcessBuilder(postgres.resolveSibling("pg_ctl.exe").toString(), "kill", "INT", pid)
                : new ProcessBuilder("kill", "-INT", pid);
        kill.start();
    }

    /** Its pid file goes last; the process itself may stay on as a zombie where nobody collects it. */
    private static void await(ProcessHandle server, Path pidFile) {
        long end = System.nanoTime() + STOP.toNanos();
        while (Files.exists(pidFile) && server.isAlive()) {
            if (System.nanoTime() > end) throw cannotStop(server);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static DatabaseUnavailable cannotStop(ProcessHandle server) {
        return new DatabaseUnavailable(
                "PostgreSQL, process " + server.pid() + ", was left behind by a killed NCB Relay and does not stop",
                "Stop that process (signal INT, never KILL) and start again.");
    }
}
