package org.ncbrelay.port;

import java.time.Instant;
import java.util.List;

/** How engine and database are, for operators; no content of any case. A port because both are outside. */
public interface PlatformState {
    Engine engine();

    Database database();

    /**
     * Jobs are timers and what continues a process by itself.
     *
     * @param due       jobs whose time has come and that no node has taken yet
     * @param late      since when the first of them is due; null if there is none
     * @param stuck     jobs that the engine gave up on, by where they are
     * @param incidents what went wrong and waits for an operator, by where it is
     */
    record Engine(long due, Instant late, List<Place> stuck, List<Place> incidents) {}

    /**
     * @param kind  of the job or incident, as the engine calls it
     * @param since of the first
     */
    record Place(String kind, String process, String activity, long count, Instant since) {}

    /**
     * @param version    of the server
     * @param bytes      that the database takes on disk
     * @param nodes      which have a connection now, this one among them
     * @param checkpoint number of the newest checkpoint of the audit that was made for all; 0 if there is none
     * @param sealedAt   when it was made; null if there is none
     */
    record Database(String version, long bytes, List<Node> nodes, long checkpoint, Instant sealedAt) {}

    /**
     * @param address     of the node, as the database server sees it
     * @param connections that it has open
     * @param since       of the oldest of them
     */
    record Node(String address, long connections, Instant since) {}
}
