package org.ncbrelay.support;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** The sample requests, as they were handed to us. */
public final class Samples {
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

    /** The same to be changed. */
    public static ObjectNode tree(String name) {
        try {
            return (ObjectNode) JSON.readTree(bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sample of the ivory market as a body of names and values, asking for information sharing alone. */
    public static Map<String, Object> forSharing() {
        ObjectNode request = with(tree("ivory-marketplace"), "capabilities", List.of("INFORMATION_SHARING"));
        return JSON.convertValue(request, new TypeReference<>() {});
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
