package org.ncbrelay.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Ports of this machine on which a process can be started again and again: below those that the system gives to outgoing connections,
 * one of which might sit on the port just when the process comes back.
 */
final class Ports {
    /** {@code -Drelay.faults.port} moves both ranges, for a second lab on the same machine. */
    private static final int FIRST_OF_RELAYS = Integer.getInteger("relay.faults.port", 18_130);

    private static final int FIRST_OF_SERVERS = FIRST_OF_RELAYS + 100;
    private static final int COUNT = 20;
    private static final Set<Integer> GIVEN = new HashSet<>();

    private Ports() {}

    static int ofRelay() {
        return free(FIRST_OF_RELAYS);
    }

    static int ofServer() {
        return free(FIRST_OF_SERVERS);
    }

    private static int free(int first) {
        for (int port = first; port < first + COUNT; port++) if (isFree(port)) return port;
        throw new IllegalStateException("no free port from " + first + " on");
    }

    private static synchronized boolean isFree(int port) {
        if (!GIVEN.add(port)) return false;
        try (ServerSocket tried = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            GIVEN.remove(port);
            return false;
        }
    }

    /** Gives a port back once its process has ended for good. */
    static synchronized void release(int port) {
        GIVEN.remove(port);
    }
}
