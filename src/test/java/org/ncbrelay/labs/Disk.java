package org.ncbrelay.labs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A file system of its own, in memory, which is filled to the last byte for some seconds. Only root may mount one.
 *
 * @param below     the folder of the lab that is on it; empty for all of the lab
 * @param megabytes how large it is
 */
record Disk(String below, int megabytes) implements Fault {
    @Override
    public void prepare(Path folder) throws IOException, InterruptedException {
        Path place = Files.createDirectories(folder.resolve(below));
        Lab.run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "tmpfs", place.toString());
    }

    @Override
    public void cleanUp(Path folder) throws IOException, InterruptedException {
        Lab.run("umount", "-l", folder.resolve(below).toString());
    }

    @Override
    public List<Node> into(Lab lab, Random random) throws IOException {
        Path ballast = lab.folder.resolve(below).resolve("ballast");
        try {
            // In large pieces, and what is left of room in small ones.
            for (int size = 4 << 20; size >= 512; size /= 16) fill(ballast, new byte[size]);
            Lab.pause(Duration.ofMillis(1500 + random.nextInt(2500)));
        } finally {
            Files.deleteIfExists(ballast);
        }
        lab.server.awaitAnswer();
        return lab.nodes;
    }

    private static void fill(Path ballast, byte[] piece) {
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) out.write(piece);
        } catch (IOException full) {
            // As it should be.
        }
    }
}
