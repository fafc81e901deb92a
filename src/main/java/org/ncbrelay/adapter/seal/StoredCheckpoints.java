package org.ncbrelay.adapter.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.audit.Checkpoint;

/**
 * A copy of every checkpoint, a line each, outside the database. A line without its end is none: a full disk or a node that was killed
 * left it, and the next one takes its place.
 */
record StoredCheckpoints(Path file) {
    private static final byte END = '\n';
    /** Bytes at the end of the file: some twenty lines, more than there are nodes. */
    private static final int TAIL = 4096;

    /** Adds one line, which is on the disk afterwards, or none. Nodes that share the folder wait for each other. */
    void add(Checkpoint checkpoint) {
        synchronized (StoredCheckpoints.class) {
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                long end = endOfLines(channel);
                try {
                    write(channel, end, checkpoint + "\n");
                    channel.force(true);
                } catch (IOException full) {
                    channel.truncate(end);
                    throw full;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("A checkpoint cannot be kept in " + file, e);
            }
        }
    }

    /** The one with the greatest number among the last lines: nodes that share the folder may write theirs in another order. */
    Optional<Checkpoint> newest() {
        if (!Files.exists(file)) return Optional.empty();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = endOfLines(channel);
            long begin = Math.max(0, end - TAIL);
            ByteBuffer tail = ByteBuffer.allocate((int) (end - begin));
            while (tail.hasRemaining() && channel.read(tail, begin + tail.position()) >= 0) {}
            return new String(tail.array(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(begin == 0 ? 0 : 1)
                    .map(Checkpoint::parse)
                    .max(Comparator.comparingLong(Checkpoint::number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order in which they were made. */
    List<Checkpoint> all() {
        try {
            if (!Files.exists(file)) return List.of();
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf(END) + 1)
                    .lines()
                    .map(Checkpoint::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel channel, long place, String line) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (left.hasRemaining()) place += channel.write(left, place);
        channel.truncate(place);
    }

    private static long endOfLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == END) return end;
        }
        return 0;
    }
}
