package org.ncbrelay.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Calls the relay as a script does: HTTP, JSON and Basic, as one of the people of the demo. */
@Lazy // The port is known only once the server listens.
public class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "wildlife-demo";
    private static final String BOUNDARY = "----relay-test";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    /** The relay of the test. */
    @Autowired
    Caller(Environment environment) {
        this("http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }

    /** @param address of the relay, without a slash at its end */
    public Caller(String address) {
        this.address = address;
    }

    public String address() {
        return address;
    }

    public Answer get(String user, String path) {
        return send(request(user, path).GET());
    }

    /** @param body JSON as text or bytes, or whatever can be written as JSON */
    public Answer post(String user, String path, Object body, String... headers) {
        return send("POST", user, path, body, headers);
    }

    /** Files a request; answers its reference. */
    public String submit(String user, Object request) {
        return post(user, "/api/support-requests", request).with(201).field("reference");
    }

    /** Files one of the samples; answers its reference. */
    public String submitSample(String user) {
        return submit(user, Samples.tree("ivory-marketplace"));
    }

    /**
     * Sends a form with a file.
     *
     * @param file null for none
     */
    public Answer upload(String user, String path, String name, byte[] file, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> part(body, "name=\"" + field + "\"", value.getBytes(StandardCharsets.UTF_8)));
        if (file != null) part(body, "name=\"file\"; filename=\"" + name + "\"", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        String type = "multipart/form-data; boundary=" + BOUNDARY;
        return send("POST", user, path, body.toByteArray(), "Content-Type", type);
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    public Answer put(String user, String path, Object body) {
        return send("PUT", user, path, body);
    }

    /** @param headers names and values in turn; a Content-Type among them replaces {@code application/json} */
    public Answer send(String method, String user, String path, Object body, String... headers) {
        HttpRequest.Builder request = request(user, path).setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        return send(request.method(method, BodyPublishers.ofByteArray(bytes(body))));
    }

    private HttpRequest.Builder request(String user, String path) {
        String login = Base64.getEncoder().encodeToString((user + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + login);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Object body) {
        try {
            if (body instanceof byte[] bytes) return bytes;
            if (body instanceof String text) return text.getBytes(StandardCharsets.UTF_8);
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
