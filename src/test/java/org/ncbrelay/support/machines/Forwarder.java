package org.ncbrelay.support.machines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** What stands before several nodes: one address, whose connections go to the first node that answers. */
public final class Forwarder implements AutoCloseable {
    private final ServerSocket door;
    private final int[] nodes;

    /** @param nodes their ports on this machine, the preferred one first */
    public Forwarder(int... nodes) {
        this.nodes = nodes;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Socket node = connected();
                start(() -> pass(caller, node));
                start(() -> pass(node, caller));
            } catch (IOException closed) {
                // Whoever calls finds out.
            }
        }
    }

    private Socket connected() throws IOException {
        IOException failure = new IOException("there is no node");
        for (int node : nodes) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), node);
            } catch (IOException away) {
                failure.addSuppressed(away);
            }
        }
        throw failure;
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[8192];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                out.write(piece, 0, read);
                out.flush();
            }
        } catch (IOException ended) {
            // One end closed, so the other does.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "forwarder");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
