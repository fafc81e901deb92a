package org.ncbrelay.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.Ports;

/** Nodes on one database behind HAProxy; each keeps its port when it is started anew. */
final class Cluster implements AutoCloseable {
    /** As in production (application-production.yaml), which these nodes are but for their people. */
    private static final String DRAIN_DELAY = "--relay.drain-delay=" + System.getProperty("relay.cluster.drain", "5s");

    private final Path folder;
    private final DatabaseAccess access;
    private final List<Integer> ports = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private Proxy proxy;

    private Cluster(Path folder, DatabaseAccess access) {
        this.folder = folder;
        this.access = access;
    }

    /**
     * Starts so many nodes of one version one after the other, and the proxy.
     *
     * @param folder of letters and of the audit's key, which all nodes share
     */
    static Cluster start(Path folder, DatabaseAccess access, Build build, int size) throws Exception {
        Cluster cluster = new Cluster(folder, access);
        try {
            for (int i = 0; i < size; i++) {
                cluster.ports.add(Ports.free());
                cluster.nodes.add(null);
                cluster.start(i, build);
            }
            cluster.proxy = Proxy.start(folder, Ports.free(), cluster.ports);
            cluster.proxy.answers();
            return cluster;
        } catch (Exception | AssertionError failure) {
            cluster.close();
            throw failure;
        }
    }

    int port() {
        return proxy.port();
    }

    int size() {
        return nodes.size();
    }

    Node node(int i) {
        return nodes.get(i);
    }

    Proxy proxy() {
        return proxy;
    }

    /** Returns once the node is ready. */
    void start(int i, Build build) throws IOException {
        nodes.set(i, Node.start("node" + (i + 1), build, ports.get(i), access, folder, DRAIN_DELAY));
        nodes.get(i).ready();
    }

    /** @return how long it took to end */
    Duration drain(int i) throws InterruptedException {
        nodes.get(i).terminate();
        return nodes.get(i).awaitEnd();
    }

    /** Replaces one node after the other by another version, as a rolling upgrade does. */
    void roll(Build build) throws Exception {
        for (int i = 0; i < nodes.size(); i++) {
            drain(i);
            start(i, build);
        }
    }

    @Override
    public void close() throws Exception {
        if (proxy != null) proxy.close();
        for (Node node : nodes) if (node != null) node.terminate();
        for (Node node : nodes) if (node != null) node.close();
    }
}
