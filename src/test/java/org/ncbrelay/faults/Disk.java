package org.ncbrelay.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A file system of its own, in memory, which is filled to the last byte for some seconds. Only root may mount one. */
final class Disk implements Injection {
    private final String below;
    private final int megabytes;

    /**
     * @param below     the folder of the lab that is on it; empty for all of the lab
     * @param megabytes how large it is
     */
    Disk(String below, int megabytes) {
        this.below = below;
        this.megabytes = megabytes;
    }

    /** Puts it in place. */
    void mount(Path lab) throws IOException, InterruptedException {
        Path place = lab.resolve(below);
        Files.createDirectories(place);
        run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "tmpfs", place.toString());
    }

    void unmount(Path lab) throws IOException, InterruptedException {
        run("umount", "-l", lab.resolve(below).toString());
    }

    @Override
    public boolean sharesItsLab() {
        return false;
    }

    @Override
    public void into(Lab lab, Random random) throws IOException, InterruptedException {
        Path ballast = lab.folder.resolve(below).resolve("ballast");
        try {
            fill(ballast);
            Until.passed(Duration.ofMillis(1500 + random.nextInt(2500)));
        } finally {
            Files.deleteIfExists(ballast);
        }
        lab.server.awaitAnswer();
    }

    /** In large pieces, and what is left of room in small ones. */
    private static void fill(Path ballast) {
        for (int size = 4 << 20; size >= 512; size /= 16) write(ballast, new byte[size]);
    }

    private static void write(Path ballast, byte[] piece) {
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) out.write(piece);
        } catch (IOException full) {
            // As it should be.
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(List.of(command)).inheritIO().start().waitFor() != 0)
            throw new IOException("failed: " + String.join(" ", command));
    }
}
