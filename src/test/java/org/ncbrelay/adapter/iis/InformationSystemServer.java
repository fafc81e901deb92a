package org.ncbrelay.adapter.iis;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A system that keeps the contract, or answers what a test wants. */
final class InformationSystemServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, String> records = new LinkedHashMap<>();
    private volatile Answer wanted;

    InformationSystemServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/iis/records/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/iis";
    }

    List<Call> calls() {
        return calls;
    }

    void answer(int status, String body) {
        wanted = new Answer(status, body);
    }

    void recover() {
        wanted = null;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(new Call(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
        Answer answer = wanted == null ? record(path) : wanted;
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean none = answer.status() == 204 || bytes.length == 0;
        exchange.sendResponseHeaders(answer.status(), none ? -1 : bytes.length);
        if (!none) exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer record(String path) {
        boolean known = records.containsKey(path);
        String number = records.computeIfAbsent(path, key -> "IIS-2026-%08d".formatted(records.size() + 1));
        return new Answer(
                known ? 200 : 201, "{\"number\": \"%s\", \"recordedAt\": \"2026-02-03T10:15:30Z\"}".formatted(number));
    }

    record Call(String method, String path, Headers headers, byte[] body) {}

    private record Answer(int status, String body) {}
}
