package org.ncbrelay.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes connections at a free port of this machine, each in a thread of its own, until it is closed. */
final class Listener implements AutoCloseable {
    /** What becomes of a connection; one that it fails at is closed. */
    interface Service {
        void serve(Socket caller) throws IOException;
    }

    private static final int BACKLOG = 200;

    private final ServerSocket socket;
    private final String name;
    private final Service service;

    /** @param name of its threads */
    Listener(String name, Service service) {
        this.name = name;
        this.service = service;
        try {
            socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(name, this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                daemon(name, () -> serve(caller));
            } catch (IOException closed) {
                // The lab ends.
            }
        }
    }

    private void serve(Socket caller) {
        try {
            service.serve(caller);
        } catch (IOException ended) {
            try {
                caller.close();
            } catch (IOException gone) {
                // Then it is closed.
            }
        }
    }

    /** A thread that does not keep the JVM from ending. */
    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
