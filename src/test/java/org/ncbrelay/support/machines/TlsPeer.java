package org.ncbrelay.support.machines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/** A server that turns to TLS once its protocol has asked for it, and then counts who trusted it. */
public final class TlsPeer implements AutoCloseable {
    private final ServerSocket server;
    private final Certificates certificates;
    private final Opening opening;
    private final AtomicInteger trusted = new AtomicInteger();

    /** What is said in the clear before. */
    public interface Opening {
        void speak(InputStream in, OutputStream out) throws IOException;
    }

    public TlsPeer(Certificates certificates, Opening opening) {
        this.certificates = certificates;
        this.opening = opening;
        try {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread accepting = new Thread(this::accept, "tls-peer");
        accepting.setDaemon(true);
        accepting.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many sent something after they had seen the certificate. */
    public int trusted() {
        return trusted.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket plain = server.accept()) {
                plain.setSoTimeout(60_000);
                opening.speak(plain.getInputStream(), plain.getOutputStream());
                SSLSocket tls = (SSLSocket)
                        certificates.server().getSocketFactory().createSocket(plain, "client", plain.getPort(), true);
                tls.setUseClientMode(false);
                tls.startHandshake();
                if (tls.getInputStream().read() >= 0) trusted.incrementAndGet();
            } catch (IOException refused) {
                // The client did not trust it, or the test is over.
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
