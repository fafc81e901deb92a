package org.ncbrelay.adapter.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ncbrelay.adapter.database.DatabaseUnavailable;

/** Lets one application at a time use a data folder; the operating system lifts it with the process, however that ends. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws DatabaseUnavailable if another application holds the folder */
    static FolderLock take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("relay.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isTaken(channel)) return new FolderLock(channel);
        channel.close();
        throw new DatabaseUnavailable(
                "NCB Relay is already running from this folder: " + folder,
                "Use the one that runs, or stop it first. For a second, separate relay set relay.database.embedded.directory "
                        + "and server.port.");
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
