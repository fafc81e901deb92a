package org.ncbrelay.fuzz.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
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
import java.util.stream.Stream;
import org.ncbrelay.fuzz.Mutator;

/** Changes a message that was right, in one way or several, as the random numbers have it. */
final class MessageMutator {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What must never stand in a page as it was sent. */
    static final String MARK = "<fz>";

    private static final List<String> METHODS = split("GET POST PUT DELETE PATCH HEAD OPTIONS TRACE FZ");
    private static final List<String> TYPES = List.of("""
            text/plain
            application/xml
            application/x-www-form-urlencoded
            application/json
            application/json;charset=utf-16
            application/json;charset=nonsense
            application/problem+json
            multipart/form-data
            multipart/form-data; boundary=x
            application/hal+json
            */*
            nonsense

            """.split("\n"));
    private static final List<String> NAMES = split("class.module.classLoader.x _method a[0] a.b id sortBy firstResult"
            + " maxResults page size q \u0000 version _csrf");
    private static final List<String> PATHS = split("/ // ;x=1 /..;/ /../ /./ %2e%2e/ %2f %5c %00 .json % %zz \\ ? # /*"
            + " %0d%0a \u00e9 %F0%9F%98%80 ' \" <fz> |");
    private static final List<String> NUMBERS = split("0 -1 1 2147483647 2147483648 -2147483649 9223372036854775807"
            + " 9223372036854775808 99999999999999999999999999999999999999999999 1e5 1e400 1e-400 0x10 1.5 NaN \u0663");
    private static final List<String> MOMENTS = split("2026-02-30 0000-00-00 0000-01-01 -0001-01-01 9999-12-31"
            + " +10000-01-01 +999999999-12-31 -999999999-01-01 2026-11-25T08:15:00Z 2026-11-25T24:00:00Z"
            + " 2026-11-25T08:15:00+19:00 2026-11-25T08:15:00.000+0000 +292278994-08-17T07:12:55.807+0000"
            + " Europe/Atlantis UTC+25");
    private static final List<String> TEXTS = Stream.concat(
                    Stream.of("", " "), Mutator.words().stream().map(word -> new String(word, StandardCharsets.UTF_8)))
            .toList();

    private MessageMutator() {}

    private static List<String> split(String words) {
        return List.of(words.split(" "));
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    static Message mutate(Message message, Random random) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> message.body() == null ? query(message, random) : body(message, random);
            case 5, 6, 7 -> query(message, random);
            case 8, 9 -> path(message, random);
            case 10 -> message.method(any(METHODS, random), "method");
            case 11 -> message.header("Content-Type", any(TYPES, random), "type");
            case 12 -> header(message, random);
            case 13 ->
                random.nextInt(3) == 0
                        ? message.login(random.nextBoolean() ? Message.Login.NONE : Message.Login.BROKEN)
                        : body(message, random);
            case 14 -> random.nextInt(3) == 0 ? message.withoutToken() : query(message, random);
            default -> bytes(message, random);
        };
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Message body(Message message, Random random) {
        if (message.body() == null)
            return message.body(utf8("{}"), "a body").header("Content-Type", "application/json", "type");
        String type = message.header("Content-Type");
        if (type.contains("json")) return message.body(json(message, random), "json");
        if (type.contains("x-www-form"))
            return message.body(utf8(pairs(utf8(message.body()), message, random)), "form");
        return bytes(message, random);
    }

    private static Message bytes(Message message, Random random) {
        if (message.body() == null) return path(message, random);
        byte[] body = message.body();
        return switch (random.nextInt(6)) {
            case 0 -> message.body(new byte[0], "no bytes");
            case 1 -> message.body(Arrays.copyOf(body, random.nextInt(body.length + 1)), "cut");
            case 2 -> message.body(utf8(body).getBytes(StandardCharsets.UTF_16), "utf-16");
            case 3 -> message.body(utf8("\uFEFF" + utf8(body)), "bom");
            default -> message.body(new Mutator(random, List.of()).mutate(body), "bytes");
        };
    }

    private static byte[] json(Message message, Random random) {
        try {
            JsonNode tree = JSON.readTree(message.body());
            List<ObjectNode> objects = new ArrayList<>();
            collect(tree, objects);
            if (objects.isEmpty()) return utf8(jsonValue(random));
            ObjectNode object = any(objects, random);
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() || random.nextInt(6) == 0 ? newName(message, random) : any(names, random);
            if (random.nextInt(5) == 0) {
                object.remove(name);
                return JSON.writeValueAsBytes(tree);
            }
            // The value is put in as it is written, because a tree could not have it.
            object.put(name, "@value@");
            String written = JSON.writeValueAsString(tree);
            String value = jsonValue(random);
            if (random.nextInt(12) == 0) value += ',' + quoted(name) + ':' + jsonValue(random);
            return utf8(written.replace("\"@value@\"", value));
        } catch (IOException none) {
            return utf8(jsonValue(random));
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
        return any(known.isEmpty() || random.nextInt(3) == 0 ? NAMES : known, random);
    }

    private static Message query(Message message, Random random) {
        String[] parts = (message.target() + '?').split("\\?", 3);
        return message.target(parts[0] + '?' + pairs(parts[1], message, random), "query");
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
            String name = any(known.isEmpty() || random.nextInt(4) == 0 ? NAMES : known, random);
            pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + '=' + value(random));
        }
        String all = String.join("&", pairs);
        // A query has the bounds of the whole head, 8 KB; a form its own.
        return message.body() == null && all.length() > 6000
                ? all.substring(0, 6000).replaceAll("%[0-9A-F]?$", "")
                : all;
    }

    private static String value(Random random) {
        String text = text(random);
        if (random.nextInt(12) == 0) return "%C3%28%FF";
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Message path(Message message, Random random) {
        String target = message.target();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question);
        String[] parts = path.split("/", -1);
        String odd = any(PATHS, random);
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
            case 0 -> message.header("Accept", any(TYPES, random), "accept");
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
            case 8 -> message.header("If-Modified-Since", text(random).replaceAll("[^ -~]", "?"), "since");
            default -> message.header("User-Agent", headerText(random), "agent");
        };
    }

    private static String headerText(Random random) {
        String text = text(random).replaceAll("[\r\n\0]", "?");
        return text.length() > 2000 ? text.substring(0, 2000) : text;
    }

    private static String text(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> any(NUMBERS, random);
            case 2, 3 -> any(MOMENTS, random);
            case 4 -> longText(any(TEXTS, random), 1 << 4 + random.nextInt(10));
            default -> any(TEXTS, random);
        };
    }

    private static String longText(String of, int length) {
        return (of.isEmpty() ? "x" : of).repeat(length / Math.max(1, of.length()) + 1);
    }

    /** A value of JSON as it is written. */
    private static String jsonValue(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> NUMBERS.get(random.nextInt(NUMBERS.size() - 4));
            case 3 -> "[]";
            case 4 -> "{}";
            case 5 -> "[" + jsonValue(random) + "," + jsonValue(random) + "]";
            case 6 -> "{\"a\":" + jsonValue(random) + "}";
            case 7 -> "[".repeat(30) + "]".repeat(30);
            case 8 -> "\"\\ud800\"";
            case 9 -> "\"\\u0000\"";
            default -> quoted(text(random));
        };
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text)).transform(it -> '"' + it + '"');
    }
}
