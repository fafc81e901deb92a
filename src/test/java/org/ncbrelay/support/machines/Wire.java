package org.ncbrelay.support.machines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between a relay and its database, which can be cut in the ways in which networks are cut: with a refusal, without a word,
 * or at the moment of a commit.
 */
public final class Wire implements AutoCloseable {
    private static final String COMMIT = "COMMIT";

    private final int[] servers;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private State state = State.WHOLE;
    private AtCommit next = AtCommit.NOTHING;

    private enum State {
        WHOLE,
        SILENT,
        REFUSING
    }

    /** What happens to the next commit that passes. */
    public enum AtCommit {
        NOTHING,
        /** The server never sees it. */
        LOST,
        /** The server carries it out, and its answer is lost. */
        UNANSWERED
    }

    /** @param servers their ports on this machine, the preferred one first: a connection goes to the first that answers */
    public Wire(int... servers) {
        this.servers = servers;
        port = Ports.free();
        openDoor();
    }

    public int port() {
        return port;
    }

    /** From now on nothing passes, and nobody is told: neither those who are connected nor those who connect. */
    public synchronized void silence() {
        state = State.SILENT;
    }

    /** From now on connections are refused; those that are open are closed. */
    public synchronized void refuse() {
        state = State.REFUSING;
        closeDoor();
        closeAll();
    }

    /** As it was. What was silenced stays lost: its bytes are gone. */
    public synchronized void mend() {
        boolean refused = state == State.REFUSING;
        state = State.WHOLE;
        if (refused) openDoor();
        else closeAll();
    }

    public synchronized void atNextCommit(AtCommit what) {
        next = what;
    }

    private void openDoor() {
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerSocket opened = door;
        start(() -> accept(opened));
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket caller = from.accept();
                // Who was on the way when the door was closed can still come through.
                if (from.isClosed()) {
                    caller.close();
                    return;
                }
                Socket called = connected();
                open.add(caller);
                open.add(called);
                start(() -> pass(caller, called, true));
                start(() -> pass(called, caller, false));
            } catch (IOException closed) {
                // Whoever calls finds out.
            }
        }
    }

    private Socket connected() throws IOException {
        IOException failure = new IOException("there is no server");
        for (int server : servers) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), server);
            } catch (IOException away) {
                failure.addSuppressed(away);
            }
        }
        throw failure;
    }

    private void pass(Socket from, Socket to, boolean asks) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[64 * 1024];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (isSilent()) continue;
                AtCommit what = asks ? commitIn(piece, read) : AtCommit.NOTHING;
                if (what == AtCommit.LOST) break;
                if (what == AtCommit.UNANSWERED) from.close();
                out.write(piece, 0, read);
                out.flush();
                // The server ends the session once it has done what it was asked.
                if (what == AtCommit.UNANSWERED) return;
            }
        } catch (IOException ended) {
            // One end closed, so the other does.
        }
        close(from);
        close(to);
    }

    private synchronized boolean isSilent() {
        return state == State.SILENT;
    }

    private synchronized AtCommit commitIn(byte[] piece, int length) {
        if (next == AtCommit.NOTHING || !new String(piece, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT))
            return AtCommit.NOTHING;
        AtCommit what = next;
        next = AtCommit.NOTHING;
        return what;
    }

    private void closeAll() {
        open.forEach(Wire::close);
        open.clear();
    }

    private void closeDoor() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() {
        closeDoor();
        closeAll();
    }
}
