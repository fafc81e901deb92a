package org.ncbrelay.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks ten times a second, and never again, whether anybody answers behind the proxy: for how long nobody did is the unavailability. */
final class Probe implements AutoCloseable {
    /** A slow answer is one. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final Thread thread = new Thread(this::ask, "probe");
    private volatile boolean stopped;
    private volatile int asked;
    private volatile int unanswered;
    private volatile long away;

    Probe(int port) {
        request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                .timeout(LONGEST_ANSWER)
                .build();
        thread.start();
    }

    private void ask() {
        long since = 0;
        while (!stopped) {
            long start = System.nanoTime();
            asked++;
            if (isAnswered()) {
                if (since != 0) away += System.nanoTime() - since;
                since = 0;
            } else {
                unanswered++;
                if (since == 0) since = start;
            }
            LockSupport.parkNanos(BETWEEN);
        }
        if (since != 0) away += System.nanoTime() - since;
    }

    private boolean isAnswered() {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException nobody) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int asked() {
        return asked;
    }

    int unanswered() {
        return unanswered;
    }

    /** All times together from a question without an answer to the next answer. */
    Duration away() {
        return Duration.ofNanos(away);
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
