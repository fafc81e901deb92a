package org.ncbrelay.fuzz.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ncbrelay.fuzz.Mutator;

/** Changes a message that was right, in one way or several, as the random numbers have it. */
final class MessageMutator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FZ");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "application/json",
            "application/json;charset=utf-16",
            "application/json;charset=nonsense",
            "application/problem+json",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/hal+json",
            "*/*",
            "nonsense",
            "");
    private static final List<String> NAMES = List.of(
            "class.module.classLoader.x",
            "_method",
            "a[0]",
            "a.b",
            "id",
            "sortBy",
            "firstResult",
            "maxResults",
            "page",
            "size",
            "q",
            "\u0000",
            "version",
            "_csrf");
    private static final List<String> PATHS = List.of(
            "/",
            "//",
            ";x=1",
            "/..;/",
            "/../",
            "/./",
            "%2e%2e/",
            "%2f",
            "%5c",
            "%00",
            ".json",
            "%",
            "%zz",
            "\\",
            "?",
            "#",
            "/*",
            "%0d%0a",
            "\u00e9",
            "%F0%9F%98%80",
            "'",
            "\"",
            "<fz>",
            "|");

    private MessageMutator() {}

    static Message mutate(Message message, Random random) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> message.body() == null ? query(message, random) : body(message, random);
            case 5, 6, 7 -> query(message, random);
            case 8, 9 -> path(message, random);
            case 10 -> message.method(METHODS.get(random.nextInt(METHODS.size())), "method");
            case 11 -> message.header("Content-Type", TYPES.get(random.nextInt(TYPES.size())), "type");
            case 12 -> header(message, random);
            case 13 ->
                random.nextInt(3) == 0
                        ? message.login(random.nextBoolean() ? Message.Login.NONE : Message.Login.BROKEN)
                        : body(message, random);
            case 14 -> random.nextInt(3) == 0 ? message.withoutToken() : query(message, random);
            default -> bytes(message, random);
        };
    }

    private static Message body(Message message, Random random) {
        if (message.body() == null)
            return message.body("{}".getBytes(StandardCharsets.UTF_8), "a body")
                    .header("Content-Type", "application/json", "type");
        String type = message.header("Content-Type");
        if (type.contains("json")) return message.body(json(message, random), "json");
        if (type.contains("x-www-form"))
            return message.body(
                    pairs(new String(message.body(), StandardCharsets.UTF_8), message, random)
                            .getBytes(StandardCharsets.UTF_8),
                    "form");
        return bytes(message, random);
    }

    private static Message bytes(Message message, Random random) {
        if (message.body() == null) return path(message, random);
        byte[] body = message.body();
        return switch (random.nextInt(6)) {
            case 0 -> message.body(new byte[0], "no bytes");
            case 1 -> message.body(Arrays.copyOf(body, random.nextInt(body.length + 1)), "cut");
            case 2 ->
                message.body(new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16), "utf-16");
            case 3 ->
                message.body(
                        ("\uFEFF" + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8), "bom");
            default -> message.body(new Mutator(random, List.of()).mutate(body), "bytes");
        };
    }

    private static byte[] json(Message message, Random random) {
        try {
            JsonNode tree = JSON.readTree(message.body());
            List<ObjectNode> objects = new ArrayList<>();
            collect(tree, objects);
            if (objects.isEmpty()) return Values.json(random).getBytes(StandardCharsets.UTF_8);
            ObjectNode object = objects.get(random.nextInt(objects.size()));
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() || random.nextInt(6) == 0
                    ? newName(message, random)
                    : names.get(random.nextInt(names.size()));
            if (random.nextInt(5) == 0) {
                object.remove(name);
                return JSON.writeValueAsBytes(tree);
            }
            // The value is put in as it is written, because a tree could not have it.
            object.put(name, "@value@");
            String written = JSON.writeValueAsString(tree);
            String value = Values.json(random);
            if (random.nextInt(12) == 0) value += ',' + Values.quoted(name) + ':' + Values.json(random);
            return written.replace("\"@value@\"", value).getBytes(StandardCharsets.UTF_8);
        } catch (IOException none) {
            return Values.json(random).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
            object.forEach(each -> collect(each, objects));
        }
        if (node instanceof ArrayNode list) list.forEach(each -> collect(each, objects));
    }

    private static String newName(Message message, Random random) {
        List<String> known = message.operation().keys();
        return known.isEmpty() || random.nextInt(3) == 0
                ? NAMES.get(random.nextInt(NAMES.size()))
                : known.get(random.nextInt(known.size()));
    }

    private static Message query(Message message, Random random) {
        int question = message.target().indexOf('?');
        String path = question < 0 ? message.target() : message.target().substring(0, question);
        String query = question < 0 ? "" : message.target().substring(question + 1);
        return message.target(path + '?' + pairs(query, message, random), "query");
    }

    /** One of the pairs changed, left out, doubled, or another one added. */
    private static String pairs(String written, Message message, Random random) {
        List<String> pairs = new ArrayList<>(written.isEmpty() ? List.of() : List.of(written.split("&")));
        List<String> known = message.operation().parameters();
        int at = pairs.isEmpty() ? -1 : random.nextInt(pairs.size());
        if (at >= 0 && random.nextInt(3) > 0) {
            String name = pairs.get(at).replaceAll("=.*", "");
            switch (random.nextInt(6)) {
                case 0 -> pairs.remove(at);
                case 1 -> pairs.add(pairs.get(at));
                case 2 -> pairs.add(name + '=' + value(random));
                case 3 -> pairs.set(at, name + "[0]=" + value(random));
                default -> pairs.set(at, name + '=' + value(random));
            }
        } else {
            String name = known.isEmpty() || random.nextInt(4) == 0
                    ? NAMES.get(random.nextInt(NAMES.size()))
                    : known.get(random.nextInt(known.size()));
            pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + '=' + value(random));
        }
        String all = String.join("&", pairs);
        // A query has the bounds of the whole head, 8 KB; a form its own.
        return message.body() == null && all.length() > 6000
                ? all.substring(0, 6000).replaceAll("%[0-9A-F]?$", "")
                : all;
    }

    private static String value(Random random) {
        String text = Values.text(random);
        if (random.nextInt(12) == 0) return "%C3%28%FF";
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Message path(Message message, Random random) {
        String target = message.target();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question);
        String[] parts = path.split("/", -1);
        String odd = PATHS.get(random.nextInt(PATHS.size()));
        if (random.nextInt(3) == 0 || parts.length < 2) {
            int at = random.nextInt(path.length() + 1);
            return message.target(path.substring(0, at) + odd + path.substring(at) + query, "path");
        }
        int at = 1 + random.nextInt(parts.length - 1);
        parts[at] = switch (random.nextInt(5)) {
            case 0 -> parts[at] + odd;
            case 1 -> parts[at].toUpperCase(java.util.Locale.ROOT);
            case 2 -> "";
            default -> value(random).replace("+", "%20");
        };
        String changed = String.join("/", parts);
        return message.target(
                (changed.length() > 4000 ? changed.substring(0, 4000).replaceAll("%[0-9A-F]?$", "") : changed) + query,
                "path");
    }

    private static Message header(Message message, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> message.header("Accept", TYPES.get(random.nextInt(TYPES.size())), "accept");
            case 1 ->
                message.header(
                        "Accept-Language",
                        random.nextBoolean() ? "x".repeat(3000) : "ar;q=nonsense,fr-\u00e9",
                        "language");
            case 2 -> message.header("Idempotency-Key", headerText(random), "key");
            case 3 -> message.header("X-Correlation-Id", headerText(random), "correlation");
            case 4 -> message.header("X-HTTP-Method-Override", "DELETE", "override");
            case 5 -> message.header("Content-Encoding", "gzip", "encoding");
            case 6 -> message.header("Range", "bytes=5-1,-9999999999999999999", "range");
            case 7 ->
                message.header("X-Forwarded-Host", "evil.example", "forwarded")
                        .header("X-Forwarded-For", "192.0.2.1, nonsense", "forwarded");
            case 8 -> message.header("If-Modified-Since", Values.text(random).replaceAll("[^ -~]", "?"), "since");
            default -> message.header("User-Agent", headerText(random), "agent");
        };
    }

    private static String headerText(Random random) {
        String text = Values.text(random).replaceAll("[\r\n\0]", "?");
        return text.length() > 2000 ? text.substring(0, 2000) : text;
    }
}
