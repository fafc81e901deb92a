package org.ncbrelay.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The clock of a node jumps and comes back, by libfaketime (Debian's package faketime): the clock of the wall, not the one that only counts. */
final class Clock implements Injection {
    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
    private static final int LONGEST_JUMP_MINUTES = 40;

    @Override
    public boolean sharesItsLab() {
        return false;
    }

    @Override
    public boolean isPossible() {
        return Files.exists(LIBRARY);
    }

    /** What makes a node read its clock from a file. */
    static List<String> program(Path file) throws IOException {
        set(file, 0);
        return List.of(
                "env",
                "LD_PRELOAD=" + LIBRARY,
                "FAKETIME_TIMESTAMP_FILE=" + file,
                // Else it would read the file at each look at the clock, of which a JVM has thousands a second.
                "FAKETIME_CACHE_DURATION=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                // Else every timed wait of a JVM is over at once, and all its threads do nothing but wait again.
                "FAKETIME_FORCE_MONOTONIC_FIX=0");
    }

    @Override
    public List<String> prefix(Path folder, int node) throws IOException {
        return program(file(folder, node));
    }

    private static Path file(Path folder, int node) {
        return folder.resolve("clock" + node);
    }

    @Override
    public void into(Lab lab, Random random) throws IOException {
        int node = random.nextInt(lab.nodes.size());
        int minutes = random.nextInt(2 * LONGEST_JUMP_MINUTES + 1) - LONGEST_JUMP_MINUTES;
        set(file(lab.folder, node), minutes);
        Until.passed(Duration.ofMillis(1500 + random.nextInt(2000)));
        set(file(lab.folder, node), 0);
    }

    private static void set(Path file, int minutes) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, "%+dm\n".formatted(minutes));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
