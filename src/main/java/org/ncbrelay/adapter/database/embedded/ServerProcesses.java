package org.ncbrelay.adapter.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the processes of a PostgreSQL server by the folder of its data. */
final class ServerProcesses {
    private static final Path PROC = Path.of("/proc");

    private final Path data;

    /** @param data the server's data, as it was told */
    ServerProcesses(Path data) {
        this.data = data;
    }

    Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    /** The first process, the parent of all others, if it runs; one that ended and that nobody has collected does not. */
    Optional<ProcessHandle> first() throws IOException {
        return inPidFile().filter(ProcessHandle::isAlive).filter(this::serves);
    }

    /**
     * Processes whose parent is gone and that have not noticed yet, such as one in the middle of a long statement or one that is stopped.
     * Linux tells the folder of a process; elsewhere none is found, and they end by themselves.
     */
    List<ProcessHandle> all() throws IOException {
        if (!Files.isDirectory(PROC)) return List.of();
        Path here = data.toRealPath();
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes
                    .filter(ServerProcesses::isPostgres)
                    .filter(process -> here.equals(folder(process)))
                    .toList();
        }
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

    /** @return null if it has ended, or is somebody else's */
    private static Path folder(ProcessHandle process) {
        try {
            return PROC.resolve(Long.toString(process.pid())).resolve("cwd").toRealPath();
        } catch (IOException gone) {
            return null;
        }
    }
}
