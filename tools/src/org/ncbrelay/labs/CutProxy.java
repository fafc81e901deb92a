package org.ncbrelay.labs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a node and PostgreSQL and reads along, message by message, so that it can cut a connection at a chosen moment of the
 * conversation. One order at a time, carried out by the first connection that comes to its moment.
 */
final class CutProxy implements AutoCloseable {
    /** The moments at which a conversation can be cut. */
    enum Phase {
        /** The relay has said COMMIT; the server never gets it. */
        BEFORE_COMMIT(0),
        /** The server gets COMMIT; the relay gets no answer. */
        DURING_COMMIT(1),
        /** The server has said that it has committed; the relay never gets it. */
        BEFORE_COMMIT_ANSWER(0),
        /** The relay has got the answer that it has committed. */
        AFTER_COMMIT_ANSWER(1),
        /** In the middle of a message of the relay. */
        WITHIN_QUESTION(0.5),
        /** In the middle of a message of the server. */
        WITHIN_ANSWER(0.5),
        /** Between two statements of a transaction. */
        BETWEEN_STATEMENTS(0);

        /** How much of the message at this moment passes. */
        private final double share;

        Phase(double share) {
            this.share = share;
        }
    }

    private static final Duration HALF_OPEN = Duration.ofSeconds(3);
    /** In bytes; half of such a message is none. */
    private static final int LONG = 40;

    private final ServerSocket door = Listener.open(this::serve);
    private final int server;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile Order order;
    private volatile Duration delay = Duration.ZERO;

    private record Order(Phase phase, boolean halfOpen, AtomicInteger skip, CountDownLatch done) {}

    CutProxy(int server) {
        this.server = server;
    }

    int port() {
        return door.getLocalPort();
    }

    /**
     * Cuts the first connection that comes to a moment from now on.
     *
     * @param halfOpen nothing passes any more, and for three seconds neither side learns; false: both learn at once
     * @param skip     how many such moments pass before
     * @return false if none came in the time
     */
    boolean cut(Phase phase, boolean halfOpen, int skip, Duration patience) throws InterruptedException {
        Order given = new Order(phase, halfOpen, new AtomicInteger(skip), new CountDownLatch(1));
        order = given;
        boolean done = given.done().await(patience.toMillis(), TimeUnit.MILLISECONDS);
        order = null;
        return done;
    }

    void cutAll() {
        connections.forEach(Connection::close);
    }

    /** @param milliseconds that each message of the server is late from now on */
    void slow(int milliseconds) {
        delay = Duration.ofMillis(milliseconds);
    }

    private void serve(Socket relay) throws IOException {
        Connection connection = new Connection(relay, new Socket(InetAddress.getLoopbackAddress(), server));
        connections.add(connection);
        Listener.daemon(() -> connection.until(connection::questions));
        connection.until(connection::answers);
    }

    /** @return the order, if it is for this moment and its turn has come */
    private synchronized Order ordered(Phase phase) {
        Order given = order;
        if (given == null || given.phase() != phase || given.skip().getAndDecrement() > 0) return null;
        order = null;
        return given;
    }

    private final class Connection {
        private final Socket relay;
        private final Socket database;
        private final Set<String> commits = ConcurrentHashMap.newKeySet();
        private volatile boolean halfOpen;
        private volatile boolean inTransaction;

        Connection(Socket relay, Socket database) throws IOException {
            this.relay = relay;
            this.database = database;
            database.setTcpNoDelay(true);
        }

        void until(Listener.Work ended) throws IOException {
            try {
                ended.run();
            } finally {
                if (!halfOpen) close();
            }
        }

        /** What the relay says. The first message has no type; no TLS is spoken here. */
        private void questions() throws IOException {
            InputStream in = relay.getInputStream();
            OutputStream out = database.getOutputStream();
            out.write(message(in, 0));
            boolean commit = false;
            while (true) {
                byte[] message = message(in, 1);
                commit |= saysCommit(message);
                boolean sends = message[0] == 'S' || message[0] == 'Q';
                List<Phase> moments = new ArrayList<>();
                if (commit && sends) moments.addAll(List.of(Phase.BEFORE_COMMIT, Phase.DURING_COMMIT));
                if (inTransaction && message[0] == 'B') moments.add(Phase.BETWEEN_STATEMENTS);
                if (message.length > LONG) moments.add(Phase.WITHIN_QUESTION);
                pass(out, message, moments);
                commit &= !sends;
            }
        }

        /** What the server says. */
        private void answers() throws IOException {
            InputStream in = database.getInputStream();
            OutputStream out = relay.getOutputStream();
            boolean committed = false;
            while (true) {
                byte[] message = message(in, 1);
                if (!delay.isZero()) Lab.pause(delay);
                boolean ready = message[0] == 'Z';
                if (ready) inTransaction = message[5] == 'T';
                boolean commits = message[0] == 'C' && text(message, 5).equals("COMMIT");
                List<Phase> moments = new ArrayList<>();
                if (commits) moments.add(Phase.BEFORE_COMMIT_ANSWER);
                if (committed && ready) moments.add(Phase.AFTER_COMMIT_ANSWER);
                if (message.length > LONG) moments.add(Phase.WITHIN_ANSWER);
                pass(out, message, moments);
                committed = commits || committed && !ready;
            }
        }

        /** The text of a prepared statement comes once, afterwards only its name. */
        private boolean saysCommit(byte[] message) {
            if (message[0] == 'Q') return isCommit(text(message, 5));
            String first = message[0] == 'P' || message[0] == 'B' ? text(message, 5) : "";
            if (message[0] == 'P') {
                if (isCommit(text(message, 6 + first.length()))) commits.add(first);
                else commits.remove(first);
            }
            return message[0] == 'B' && commits.contains(text(message, 6 + first.length()));
        }

        private static boolean isCommit(String statement) {
            return statement.strip().equalsIgnoreCase("COMMIT");
        }

        /** @param moments at which this message stands */
        private void pass(OutputStream out, byte[] message, List<Phase> moments) throws IOException {
            if (halfOpen) return;
            for (Phase moment : moments) {
                Order given = ordered(moment);
                if (given == null) continue;
                out.write(message, 0, (int) (message.length * moment.share));
                out.flush();
                given.done().countDown();
                end(given.halfOpen());
                return;
            }
            out.write(message);
            out.flush();
        }

        private void end(boolean later) throws IOException {
            halfOpen = later;
            if (!later) throw new EOFException("cut");
            Listener.daemon(() -> {
                Lab.pause(HALF_OPEN);
                close();
            });
        }

        void close() {
            connections.remove(this);
            for (Socket each : new Socket[] {relay, database}) {
                try {
                    // A reset, not an orderly end.
                    each.setSoLinger(true, 0);
                    each.close();
                } catch (IOException gone) {
                    // Then it is closed.
                }
            }
        }
    }

    /** A message: its type, which the first one lacks, four bytes of length that count themselves, then the rest. */
    private static byte[] message(InputStream in, int type) throws IOException {
        byte[] head = exactly(in, type + 4);
        byte[] rest = exactly(in, ByteBuffer.wrap(head).getInt(type) - 4);
        return ByteBuffer.allocate(head.length + rest.length)
                .put(head)
                .put(rest)
                .array();
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) throw new EOFException();
        return bytes;
    }

    private static String text(byte[] message, int from) {
        int end = from;
        while (end < message.length && message[end] != 0) end++;
        return new String(message, from, end - from, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        door.close();
        cutAll();
    }
}
