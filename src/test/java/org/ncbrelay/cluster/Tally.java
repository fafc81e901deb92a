package org.ncbrelay.cluster;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What the clients of a cluster saw; written by many threads. */
final class Tally {
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> lostLogins = new ConcurrentLinkedQueue<>();
    private final Map<String, String> submitted = new ConcurrentHashMap<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    void request() {
        requests.incrementAndGet();
    }

    void retry() {
        retries.incrementAndGet();
    }

    void failure(String what) {
        failures.add(what);
    }

    void lostLogin(String what) {
        lostLogins.add(what);
    }

    /** The relay said that a request with this title is filed under this reference. */
    void submitted(String title, String reference) {
        submitted.put(title, reference);
    }

    /** The relay said, or showed after a retry, that the bureau's task of this case is done. */
    void acknowledged(String reference) {
        acknowledged.add(reference);
    }

    long requests() {
        return requests.get();
    }

    /** Requests that were sent once more because no node answered them. */
    long retries() {
        return retries.get();
    }

    Queue<String> failures() {
        return failures;
    }

    Queue<String> lostLogins() {
        return lostLogins;
    }

    /** References by title. */
    Map<String, String> submitted() {
        return submitted;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Acts that were acknowledged to a client. */
    long acts() {
        return submitted.size() + acknowledged.size();
    }
}
