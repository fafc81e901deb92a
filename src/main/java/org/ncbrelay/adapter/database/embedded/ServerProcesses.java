package org.ncbrelay.adapter.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.ncbrelay.adapter.database.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of a PostgreSQL server, found by the folder of its data; call only while you hold the lock of that folder.
 *
 * @param data the folder as the server's arguments name it
 */
record ServerProcesses(Path data) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcesses.class);
    private static final Path PROC = Path.of("/proc");
    /** The operating system needs so long at most to end what was killed. */
    private static final Duration KILL = Duration.ofSeconds(10);

    /** Whether the first process is there, the parent of all others; one that hangs is, one that ended and that no one has collected is not. */
    boolean isRunning() throws IOException {
        return first().isPresent();
    }

    /**
     * Asks the server to stop, if it runs, and then ends whatever is left of it, stopped processes too: its log makes the data whole at the
     * next start, as after a power cut.
     *
     * @param patience for the server to stop by itself
     * @throws DatabaseUnavailable if something of it does not end
     */
    void stop(Duration patience) throws IOException {
        if (!Files.isDirectory(data)) return;
        first().ifPresent(ProcessHandle::destroy);
        long end = System.nanoTime() + patience.toNanos();
        while (isRunning() && System.nanoTime() - end < 0) pause();
        if (isRunning()) LOG.warn("The embedded PostgreSQL does not stop and is killed; it recovers at the next start");
        first().ifPresent(ProcessHandle::destroyForcibly);
        killOthers();
        // After a power cut the number may name any other program, and PostgreSQL would refuse to start.
        Files.deleteIfExists(pidFile());
    }

    /**
     * Where the first process was killed, the others may still hold the shared memory, in which PostgreSQL rightly sees a server that
     * runs. They serve no one any more.
     */
    private void killOthers() throws IOException {
        long end = System.nanoTime() + KILL.toNanos();
        for (List<ProcessHandle> left = all(); !left.isEmpty(); left = all()) {
            LOG.warn("Ending {} processes of PostgreSQL whose server is gone", left.size());
            left.forEach(ProcessHandle::destroyForcibly);
            if (System.nanoTime() - end > 0)
                throw new DatabaseUnavailable(
                        "PostgreSQL, process " + left.get(0).pid() + ", does not end", "End it and start again.");
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }

    private Optional<ProcessHandle> first() throws IOException {
        return inPidFile().filter(ProcessHandle::isAlive).filter(this::serves);
    }

    /**
     * Processes whose parent is gone and that have not noticed yet, such as one in the middle of a long statement or one that is stopped.
     * Linux tells the folder of a process; elsewhere none is found, and they end by themselves.
     */
    private List<ProcessHandle> all() throws IOException {
        if (!Files.isDirectory(PROC)) return List.of();
        Path here = data.toRealPath();
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes
                    .filter(ServerProcesses::isPostgres)
                    .filter(process -> here.equals(folder(process)))
                    .toList();
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> inPidFile() throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    private boolean serves(ProcessHandle process) {
        // Windows does not tell the arguments; there the name must do.
        return isPostgres(process)
                && process.info()
                        .arguments()
                        .map(all -> Arrays.asList(all).contains(data.toString()))
                        .orElse(true);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
    }

    /** @return null if it has ended, or is another officer's */
    private static Path folder(ProcessHandle process) {
        try {
            return PROC.resolve(Long.toString(process.pid())).resolve("cwd").toRealPath();
        } catch (IOException gone) {
            return null;
        }
    }
}
