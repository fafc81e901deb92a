package org.ncbrelay.support.machines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports of this machine on which a process can be started, ended and started again: below those that the system gives to outgoing
 * connections and to whoever asks for any port, one of which might sit there just when the process comes back. One that was given comes
 * again only after a thousand others.
 */
public final class Ports {
    /** Of one JVM; several of them run beside each other in a build, each with the number of {@code relay.test.jvm}. */
    private static final int COUNT = 1000;

    /** {@code -Drelay.test.ports} moves them, for a second lab on the same machine. */
    private static final int FIRST =
            Integer.getInteger("relay.test.ports", 16_000) + COUNT * Integer.getInteger("relay.test.jvm", 0);

    /** Two builds on one machine begin at different ports. */
    private static int given = (int) (ProcessHandle.current().pid() % COUNT);

    private Ports() {}

    public static synchronized int free() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + given++ % COUNT;
            if (isFree(port)) return port;
        }
        throw new IllegalStateException("no free port from " + FIRST + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket tried = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return tried.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
