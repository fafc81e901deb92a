package org.ncbrelay.faults;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a node and PostgreSQL and reads along, message by message, so that it can cut a connection at a chosen moment of the
 * conversation. One order at a time, carried out by the first connection that comes to its moment.
 */
final class CutProxy implements AutoCloseable {
    /** The moments at which a conversation can be cut. */
    enum Phase {
        /** The relay has said COMMIT; the server never hears it. */
        BEFORE_COMMIT,
        /** The server hears COMMIT; whatever it answers, nobody hears. */
        DURING_COMMIT,
        /** The server has said that it has committed; the relay never hears it. */
        BEFORE_COMMIT_ANSWER,
        /** The relay has heard that it has committed. */
        AFTER_COMMIT_ANSWER,
        /** In the middle of a message of the relay. */
        WITHIN_QUESTION,
        /** In the middle of a message of the server. */
        WITHIN_ANSWER,
        /** Between two statements of a transaction. */
        BETWEEN_STATEMENTS
    }

    /** How the connection ends then. */
    enum Manner {
        /** Both sides learn at once. */
        CUT,
        /** Nothing passes any more, and for a while nobody learns. */
        HALF_OPEN
    }

    private static final Duration HALF_OPEN = Duration.ofSeconds(3);

    private static final String NAME = "cut-proxy";

    private final Listener listener;
    private final int server;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Order> order = new AtomicReference<>();
    private final AtomicInteger delay = new AtomicInteger();

    private record Order(Phase phase, Manner manner, int skip, AtomicInteger seen, CountDownLatch done) {}

    CutProxy(int server) {
        this.server = server;
        listener = new Listener(NAME, this::connect);
    }

    int port() {
        return listener.port();
    }

    /**
     * Cuts the first connection that comes to a moment from now on.
     *
     * @param skip how many such moments pass before
     * @return false if none came in the time
     */
    boolean cut(Phase phase, Manner manner, int skip, Duration patience) throws InterruptedException {
        Order given = new Order(phase, manner, skip, new AtomicInteger(), new CountDownLatch(1));
        order.set(given);
        boolean done = given.done().await(patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        order.compareAndSet(given, null);
        return done;
    }

    /** Cuts every connection now, and says how many there were. */
    int cutAll() {
        int count = connections.size();
        connections.forEach(Connection::close);
        return count;
    }

    /** @param milliseconds that each message of the server is late from now on */
    void slow(int milliseconds) {
        delay.set(milliseconds);
    }

    private void connect(Socket relay) throws IOException {
        Connection connection = new Connection(relay, new Socket(InetAddress.getLoopbackAddress(), server));
        connections.add(connection);
        Listener.daemon(NAME, connection::questions);
        connection.answers();
    }

    private boolean isTheMoment(Phase phase) {
        Order given = order.get();
        return given != null
                && given.phase() == phase
                && given.seen().incrementAndGet() > given.skip()
                && order.compareAndSet(given, null)
                && carriedOut(given);
    }

    private final AtomicReference<Order> last = new AtomicReference<>();

    private boolean carriedOut(Order given) {
        last.set(given);
        given.done().countDown();
        return true;
    }

    private final class Connection {
        private final Socket relay;
        private final Socket database;
        private final Map<String, Boolean> commits = new HashMap<>();
        private volatile boolean half;
        private volatile boolean deaf;
        private volatile boolean inTransaction;

        Connection(Socket relay, Socket database) throws IOException {
            this.relay = relay;
            this.database = database;
            relay.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
        }

        /** What the relay says. The first message has no type; no TLS is spoken here. */
        void questions() {
            try {
                InputStream in = relay.getInputStream();
                OutputStream out = database.getOutputStream();
                pass(out, first(in));
                boolean commit = false;
                for (byte[] message = next(in); ; message = next(in)) {
                    commit |= saysCommit(message);
                    boolean ends = message[0] == 'S' || message[0] == 'Q';
                    if (commit && ends && isTheMoment(Phase.BEFORE_COMMIT)) end();
                    else if (commit && ends && isTheMoment(Phase.DURING_COMMIT)) {
                        pass(out, message);
                        deaf = true;
                        end();
                    } else if (inTransaction && message[0] == 'B' && isTheMoment(Phase.BETWEEN_STATEMENTS)) end();
                    else if (message.length > 40 && isTheMoment(Phase.WITHIN_QUESTION)) {
                        pass(out, Arrays.copyOf(message, message.length / 2));
                        end();
                    } else pass(out, message);
                    if (ends) commit = false;
                }
            } catch (IOException ended) {
                closeUnlessHalf();
            }
        }

        /** What the server says. */
        void answers() {
            try {
                InputStream in = database.getInputStream();
                OutputStream out = relay.getOutputStream();
                boolean committed = false;
                for (byte[] message = next(in); ; message = next(in)) {
                    if (message[0] == 'Z') inTransaction = message[5] == 'T';
                    boolean says = message[0] == 'C' && text(message, 5).equals("COMMIT");
                    if (says && isTheMoment(Phase.BEFORE_COMMIT_ANSWER)) end();
                    else if (message.length > 40 && isTheMoment(Phase.WITHIN_ANSWER)) {
                        pass(out, Arrays.copyOf(message, message.length / 2));
                        end();
                    } else {
                        late();
                        pass(out, message);
                    }
                    committed |= says;
                    if (committed && message[0] == 'Z') {
                        committed = false;
                        if (isTheMoment(Phase.AFTER_COMMIT_ANSWER)) end();
                    }
                }
            } catch (IOException ended) {
                closeUnlessHalf();
            }
        }

        private void late() {
            int milliseconds = delay.get();
            if (milliseconds > 0) Until.passed(Duration.ofMillis(milliseconds));
        }

        /** The text of a prepared statement comes once, afterwards only its name. */
        private boolean saysCommit(byte[] message) {
            if (message[0] == 'Q') return text(message, 5).strip().equalsIgnoreCase("COMMIT");
            if (message[0] == 'P') {
                String name = text(message, 5);
                boolean commit = text(message, 5 + name.length() + 1).strip().equalsIgnoreCase("COMMIT");
                commits.put(name, commit);
                return false;
            }
            if (message[0] == 'B') {
                String portal = text(message, 5);
                return commits.getOrDefault(text(message, 5 + portal.length() + 1), false);
            }
            return false;
        }

        private void pass(OutputStream out, byte[] message) throws IOException {
            if (half || deaf && out == relayOut()) return;
            out.write(message);
            out.flush();
        }

        private OutputStream relayOut() throws IOException {
            return relay.getOutputStream();
        }

        private void end() throws IOException {
            if (last.get().manner() == Manner.CUT) {
                close();
                throw new EOFException("cut");
            }
            half = true;
            Listener.daemon(NAME, () -> {
                Until.passed(HALF_OPEN);
                close();
            });
        }

        private void closeUnlessHalf() {
            if (!half) close();
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

    /** The first message of a connection: four bytes of length, then the rest. */
    private static byte[] first(InputStream in) throws IOException {
        byte[] length = exactly(in, 4);
        byte[] rest = exactly(in, ByteBuffer.wrap(length).getInt() - 4);
        return ByteBuffer.allocate(4 + rest.length).put(length).put(rest).array();
    }

    /** A message: its type, four bytes of length that count themselves, then the rest. */
    private static byte[] next(InputStream in) throws IOException {
        byte[] head = exactly(in, 5);
        byte[] rest = exactly(in, ByteBuffer.wrap(head, 1, 4).getInt() - 4);
        return ByteBuffer.allocate(5 + rest.length).put(head).put(rest).array();
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
        listener.close();
        cutAll();
    }
}
