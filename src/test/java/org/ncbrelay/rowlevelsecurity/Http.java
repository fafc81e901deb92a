package org.ncbrelay.rowlevelsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Calls the relay over HTTP as a person of the demonstration. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----relay-test";

    private final String base;

    Http(int port) {
        base = "http://localhost:" + port;
    }

    Answer get(String user, String path) {
        return send(user, request(path).GET());
    }

    Answer post(String user, String path, Object body) {
        byte[] bytes = body instanceof byte[] given ? given : json(body);
        return send(
                user, request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(bytes)));
    }

    /** @param file null for none */
    Answer upload(String user, String path, String name, byte[] file, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> part(body, "name=\"" + field + "\"", value.getBytes(StandardCharsets.UTF_8)));
        if (file != null) part(body, "name=\"file\"; filename=\"" + name + "\"", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                user,
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Submits one of the samples and answers its reference. */
    String submitted(String user) {
        return submittedAnswer(user).path("reference").asText();
    }

    /** Submits one of the samples and answers the receipt. */
    JsonNode submittedAnswer(String user) {
        try {
            byte[] sample = Files.readAllBytes(Path.of("src/test/resources/samples/request-ivory-marketplace.json"));
            return post(user, "/api/support-requests", sample).json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private static Answer send(String user, HttpRequest.Builder request) {
        String login = Base64.getEncoder().encodeToString((user + ":wildlife-demo").getBytes(StandardCharsets.UTF_8));
        try {
            return new Answer(CLIENT.send(
                    request.header("Authorization", "Basic " + login).build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(text(), e);
            }
        }
    }
}
