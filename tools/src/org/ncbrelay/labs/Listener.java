package org.ncbrelay.labs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Serves connections at a free port of this machine, each in a thread of its own. */
final class Listener {
    interface Service {
        void serve(Socket caller) throws IOException;
    }

    interface Work {
        void run() throws IOException;
    }

    private Listener() {}

    /** @return where it listens, until this is closed */
    static ServerSocket open(Service service) {
        try {
            ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            daemon(() -> {
                while (true) {
                    Socket caller = door.accept();
                    caller.setTcpNoDelay(true);
                    daemon(() -> {
                        try (caller) {
                            service.serve(caller);
                        }
                    });
                }
            });
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A thread that does not keep the JVM from ending. */
    static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // The other side went away, or the lab ends.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
