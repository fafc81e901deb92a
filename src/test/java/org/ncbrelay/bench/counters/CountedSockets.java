package org.ncbrelay.bench.counters;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import javax.net.SocketFactory;

/**
 * Makes the sockets of a pool whose round trips are counted; the driver finds it by its name in the property {@code socketFactory}. A
 * round trip is a wait: the driver has sent something and begins to read. So what travels together is one, such as BEGIN, which
 * the driver sends in front of the first statement of a transaction and waits for with it. The empty statement is not counted: by it
 * the pool asks a connection that nothing used for half a second whether it lives, so it depends on the time between two acts.
 */
public final class CountedSockets extends SocketFactory {
    static final LongAdder ROUND_TRIPS = new LongAdder();

    /** A simple query of no characters, as the driver sends it (PostgreSQL, Message Formats: Query). */
    private static final byte[] EMPTY_STATEMENT = {'Q', 0, 0, 0, 5, 0};

    @Override
    public Socket createSocket() {
        return new CountedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        return createSocket(address, port);
    }

    private static final class CountedSocket extends Socket {
        private boolean waiting;

        /** Of several reads after one another only the first waits for what was sent. */
        private void awaited() {
            if (waiting) ROUND_TRIPS.increment();
            waiting = false;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    awaited();
                    return in.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    awaited();
                    return in.read(bytes, offset, length);
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int b) throws IOException {
                    waiting = true;
                    out.write(b);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    waiting |= !Arrays.equals(bytes, offset, offset + length, EMPTY_STATEMENT, 0, 6);
                    out.write(bytes, offset, length);
                }
            };
        }
    }
}
