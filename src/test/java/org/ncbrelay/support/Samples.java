package org.ncbrelay.support;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;

/** The sample requests, as they were handed to us. */
public final class Samples {
    /** Of some tests the relay has the machine's clock, and of all the database. */
    public static final String FAR_DAY = "2030-05-31";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    /** @param name such as {@code ivory-marketplace}; the bytes of the file */
    public static byte[] bytes(String name) {
        try {
            return new ClassPathResource("samples/request-" + name + ".json").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same to be changed, for whichever clock: direct contact is asked for until a day that is far away. */
    public static ObjectNode tree(String name) {
        try {
            ObjectNode request = (ObjectNode) JSON.readTree(bytes(name));
            return request.at("/directContact").has("until") ? with(request, "directContact.until", FAR_DAY) : request;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sample of the ivory market as a body of names and values, asking for information sharing alone. */
    public static Map<String, Object> forSharing() {
        ObjectNode request = with(tree("ivory-marketplace"), "capabilities", List.of("INFORMATION_SHARING"));
        return JSON.convertValue(request, new TypeReference<>() {});
    }

    /** Makes a seller's handle the only trace of a request, which involves this country. */
    public static Consumer<Map<String, Object>> soldBy(String seller, String country) {
        return body -> {
            body.put("countriesInvolved", List.of(country));
            body.put(
                    "listings",
                    List.of(Map.of(
                            "platform", "Savanna Market",
                            "platformType", "MARKETPLACE",
                            "sellerHandle", seller,
                            "capturedAt", "2026-09-03T10:40:00Z",
                            "stillOnline", true)));
            body.keySet().removeAll(List.of("persons", "payments", "shipments", "questions"));
        };
    }

    /** Intelligence for France from an external source, to be changed and registered. */
    public static Map<String, Object> intelligence() {
        Map<String, Object> report = new HashMap<>();
        report.put("title", "Sellers of ivory in three countries");
        report.put("summary", "Three accounts are linked by one wallet and sell carved ivory.");
        report.put("countries", List.of("FRA"));
        report.put("source", Map.of("kind", "EXTERNAL", "name", "A wildlife trust", "consentToShare", true));
        report.put("grading", Map.of("source", "A", "information", "1"));
        report.put("handling", Map.of("confidentiality", "RESTRICTED"));
        return report;
    }

    /**
     * Sets a field, as text, number, boolean, list or null.
     *
     * @param path such as {@code listings[0].price.amount}
     */
    public static ObjectNode with(ObjectNode request, String path, Object value) {
        parent(request, path).set(name(path), JSON.valueToTree(value));
        return request;
    }

    /** Takes a field out. */
    public static ObjectNode without(ObjectNode request, String path) {
        parent(request, path).remove(name(path));
        return request;
    }

    private static ObjectNode parent(ObjectNode request, String path) {
        String pointer = '/' + path.replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
        return (ObjectNode) request.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
