package org.ncbrelay.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A system outside that keeps one record for each case ({@code docs/iis-contract.md}), and misbehaves when it is told to. */
final class IisPeer implements AutoCloseable {
    /** How it treats a call. */
    enum Mood {
        WELL,
        /** Keeps the record and never says so. */
        SILENT,
        /** Is out of service (503). */
        REFUSES,
        /** Keeps the record and hangs up. */
        DROPS,
        /** Answers two documents in one. */
        ANSWERS_TWICE,
        /** Says 200 and names nothing. */
        NAMES_NOTHING,
        /** Says 200 and is no JSON. */
        NOT_READABLE,
        /** Answers a record that belongs to another case. */
        NAMES_ANOTHER,
        /** Sends the caller elsewhere. */
        REDIRECTS
    }

    private final HttpServer server;
    private final Map<String, String> records = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    final Conduct<Mood> conduct;

    IisPeer(long seed) {
        conduct = new Conduct<>(Mood.class, seed);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "iis-peer");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/records/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** @return null if there is none */
    String recordOf(String reference) {
        return records.get(reference);
    }

    Set<String> references() {
        return records.keySet();
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            call.getRequestBody().readAllBytes();
            String path = call.getRequestURI().getPath();
            String reference = path.substring(path.lastIndexOf('/') + 1);
            Mood mood = conduct.next();
            switch (mood) {
                case REFUSES -> answer(call, 503, "");
                case NAMES_NOTHING -> answer(call, 200, "{\"recordedAt\": \"2026-01-01T00:00:00Z\"}");
                case NOT_READABLE -> answer(call, 200, "<html>out of order</html>");
                case REDIRECTS -> {
                    call.getResponseHeaders().set("Location", "http://localhost:1/elsewhere");
                    answer(call, 307, "");
                }
                case NAMES_ANOTHER -> lie(call, reference);
                case SILENT -> {
                    keep(reference);
                    awaitEnd();
                }
                case DROPS -> keep(reference);
                case ANSWERS_TWICE ->
                    answer(call, 201, document(keep(reference)).repeat(2));
                case WELL -> {
                    answer(call, 201, document(keep(reference)));
                    told.add(reference);
                }
            }
        }
    }

    private String keep(String reference) {
        return records.computeIfAbsent(reference, new_ -> "IIS-2026-%08d".formatted(numbers.incrementAndGet()));
    }

    /** The record of a case that knows it already; the first case of all gets its own. */
    private void lie(HttpExchange call, String reference) throws IOException {
        String other =
                told.stream().filter(each -> !each.equals(reference)).findAny().orElse(reference);
        answer(call, 201, document(keep(other)));
    }

    private static String document(String number) {
        return "{\"number\": \"%s\", \"recordedAt\": \"%s\"}"
                .formatted(number, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) call.getResponseBody().write(bytes);
    }

    /** Longer than the relay waits. */
    private void awaitEnd() {
        try {
            closed.await(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
