package org.ncbrelay.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the relay answered. */
public record Answer(HttpResponse<byte[]> response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public int status() {
        return response.statusCode();
    }

    public String method() {
        return response.request().method();
    }

    /** @return null if there is none */
    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** Where the relay sends the caller. */
    public String location() {
        return response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(this + " leads nowhere"));
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(this + " is no JSON", e);
        }
    }

    /**
     * The text of a field of the JSON; empty if there is none.
     *
     * @param path names and positions, such as {@code items/0/reference}
     */
    public String field(String path) {
        return json().at('/' + path).asText();
    }

    /** Another status than the test expects. */
    public static final class Unexpected extends AssertionError {
        private final int status;

        private Unexpected(int expected, Answer answer) {
            super("expected " + expected + ", got " + answer);
            this.status = answer.status();
        }

        /** Whether the relay failed, and did not only refuse. */
        public boolean isFailure() {
            return status >= 500;
        }
    }

    /** The same answer, which must have this status. */
    public Answer with(int status) {
        if (status() != status) throw new Unexpected(status, this);
        return this;
    }

    /** Fields that a problem names, in its order. */
    public List<String> badFields() {
        List<String> fields = new ArrayList<>();
        json().path("violations")
                .forEach(violation -> fields.add(violation.path("field").asText()));
        return fields;
    }

    @Override
    public String toString() {
        return method() + " " + response.uri() + " " + status() + " " + text();
    }
}
