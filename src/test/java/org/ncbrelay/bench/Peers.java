package org.ncbrelay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engines that the relay is compared with, each in a process and a database of its own. */
final class Peers {
    private static final Path FLOWABLE_LIBRARIES = Path.of("target", "flowable.classpath");
    private static final Path FLOWABLE = Path.of("bench", "flowable", "FlowableEngine.java");

    private Peers() {}

    static PeerProcess camunda(RelayServer server, Path logs) throws IOException {
        return new PeerProcess(
                System.getProperty("java.class.path"),
                BareEngine.class.getName(),
                server.empty("bare_camunda"),
                logs.resolve("camunda.log"));
    }

    /** @return null where its libraries could not be had */
    static PeerProcess flowable(RelayServer server, Path logs) throws IOException {
        if (Files.notExists(FLOWABLE_LIBRARIES)) return null;
        String classPath = Files.readString(FLOWABLE_LIBRARIES).strip()
                + System.getProperty("path.separator")
                + Path.of("target", "test-classes");
        return new PeerProcess(
                classPath, FLOWABLE.toString(), server.empty("bare_flowable"), logs.resolve("flowable.log"));
    }
}
