package org.ncbrelay.adapter.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    /** What was killed is gone as soon as the operating system comes to it. */
    private static final Duration KILL = Duration.ofSeconds(10);

    private StaleServer() {}

    /**
     * Leaves no server running on the data; call only while holding the folder's lock.
     *
     * @throws DatabaseUnavailable if it does not stop within a minute
     */
    static void stop(Path data) throws IOException {
        ServerProcesses server = new ServerProcesses(data);
        if (!Files.isDirectory(data)) return;
        Optional<ProcessHandle> first = server.first();
        if (first.isPresent()) {
            LOG.warn(
                    "Stopping PostgreSQL {}, which a killed NCB Relay left behind",
                    first.get().pid());
            interrupt(first.get());
            await(first.get(), server.pidFile());
        }
        killOrphans(server);
        // After a power cut the number may name any other program, and PostgreSQL would refuse to start.
        Files.deleteIfExists(server.pidFile());
    }

    /**
     * Ends at once whatever still runs of a server, stopped processes too. Its log makes the data whole at the next start, as after a power
     * cut.
     *
     * @throws DatabaseUnavailable if something of it does not end
     */
    static void kill(Path data) throws IOException {
        ServerProcesses server = new ServerProcesses(data);
        server.first().ifPresent(ProcessHandle::destroyForcibly);
        killOrphans(server);
    }

    /**
     * Where the first process was killed, the others may still hold the shared memory, in which PostgreSQL rightly sees a server that
     * runs. They serve nobody any more.
     */
    private static void killOrphans(ServerProcesses server) throws IOException {
        long end = System.nanoTime() + KILL.toNanos();
        for (List<ProcessHandle> left = server.all(); !left.isEmpty(); left = server.all()) {
            LOG.warn("Ending {} processes of PostgreSQL whose server is gone", left.size());
            left.forEach(ProcessHandle::destroyForcibly);
            if (System.nanoTime() - end > 0) throw cannotStop(left.get(0));
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
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
