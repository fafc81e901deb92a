package org.ncbrelay.labs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A system outside that stores one record for each case ({@code docs/iis-contract.md}), and misbehaves on demand. */
final class IisPeer implements AutoCloseable {
    /** How it treats a call. */
    enum Mood {
        WELL,
        /** Stores the record and never says so. */
        SILENT,
        /** Is out of service (503). */
        REFUSES,
        /** Stores the record and hangs up. */
        DROPS,
        /** Answers two documents in one. */
        ANSWERS_TWICE,
        /** Answers a record that belongs to another case. */
        NAMES_ANOTHER
    }

    /** The time that the relay waits, and as much again. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    final Conduct<Mood> conduct = new Conduct<>(Mood.class);
    private final Map<String, String> records = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    /** The last case that knows its record. */
    private volatile String known;

    IisPeer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(threads);
        server.createContext("/records/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Numbers by the reference of their case. */
    Map<String, String> records() {
        return records;
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            call.getRequestBody().readAllBytes();
            String reference = call.getRequestURI().getPath().substring("/records/".length());
            switch (conduct.next()) {
                case REFUSES -> answer(call, 503, "{}");
                case NAMES_ANOTHER -> answer(call, 201, record(known == null ? reference : known));
                case SILENT -> {
                    record(reference);
                    Lab.pause(SILENCE);
                }
                case DROPS -> record(reference);
                case ANSWERS_TWICE -> answer(call, 201, record(reference).repeat(2));
                case WELL -> {
                    answer(call, 201, record(reference));
                    known = reference;
                }
            }
        }
    }

    private synchronized String record(String reference) {
        String number = records.computeIfAbsent(reference, key -> "IIS-2026-%08d".formatted(records.size() + 1));
        return "{\"number\": \"%s\", \"recordedAt\": \"2026-01-01T00:00:00Z\"}".formatted(number);
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
