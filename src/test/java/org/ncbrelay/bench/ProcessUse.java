package org.ncbrelay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** What a process uses, as Linux tells it in {@code /proc}; with its children, for PostgreSQL has one for each connection. */
final class ProcessUse {
    /** Linux tells times in these, whatever the clock of the kernel. */
    private static final int TICKS_PER_SECOND = 100;

    private static final int MILLISECONDS_PER_TICK = 1000 / TICKS_PER_SECOND;
    /** Fields of {@code /proc/<pid>/stat} after the name: user and system. */
    private static final List<Integer> OWN = List.of(11, 12);
    /** And both of children that have ended. */
    private static final List<Integer> OF_ALL = List.of(11, 12, 13, 14);

    private ProcessUse() {}

    /** CPU time since the start, of the process alone. */
    static Duration cpu(long pid) throws IOException {
        return Duration.ofMillis(ticks(pid, OWN) * MILLISECONDS_PER_TICK);
    }

    /** CPU time since the start, of the process and of all its children, those that have ended too. */
    static Duration cpuWithChildren(long pid) throws IOException {
        long ticks = 0;
        for (long each : family(pid)) ticks += ticks(each, OF_ALL);
        return Duration.ofMillis(ticks * MILLISECONDS_PER_TICK);
    }

    /** Memory that the process and its children use now, in megabytes; what several share is counted once. */
    static double memoryWithChildren(long pid) throws IOException {
        long kilobytes = 0;
        for (long each : family(pid)) kilobytes += kilobytes(each, "smaps_rollup", "Pss:");
        return kilobytes / 1024.0;
    }

    /** Resident memory of the process alone, now, in megabytes. */
    static double resident(long pid) throws IOException {
        return kilobytes(pid, "status", "VmRSS:") / 1024.0;
    }

    /** The most resident memory that the process alone has had, in megabytes. */
    static double peak(long pid) throws IOException {
        return kilobytes(pid, "status", "VmHWM:") / 1024.0;
    }

    private static long[] family(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        return LongStream.concat(LongStream.of(pid), process.children().mapToLong(ProcessHandle::pid))
                .toArray();
    }

    private static long ticks(long pid, List<Integer> times) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name is in brackets and may have spaces.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return times.stream()
                    .mapToLong(field -> Long.parseLong(fields[field]))
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    private static long kilobytes(long pid, String file, String name) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file)).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
