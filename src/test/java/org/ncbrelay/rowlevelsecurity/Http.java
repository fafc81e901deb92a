package org.ncbrelay.rowlevelsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;

/** A caller that sends samples and files. */
final class Http extends Caller {
    private static final String BOUNDARY = "----relay-test";

    Http(int port) {
        super("http://localhost:" + port);
    }

    /** @param file null for none */
    Answer upload(String user, String path, String name, byte[] file, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> part(body, "name=\"" + field + "\"", value.getBytes(StandardCharsets.UTF_8)));
        if (file != null) part(body, "name=\"file\"; filename=\"" + name + "\"", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                "POST", user, path, body.toByteArray(), "Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    }

    /** Submits one of the samples and answers its reference. */
    String submitted(String user) {
        return submittedAnswer(user).path("reference").asText();
    }

    /** Submits one of the samples and answers the receipt. */
    JsonNode submittedAnswer(String user) {
        return post(user, "/api/support-requests", Samples.tree("ivory-marketplace"))
                .json();
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
