package org.ncbrelay.fuzz.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.ncbrelay.fuzz.Mutator;

/** Changes a message that was right, in one way, as the random numbers have it. */
final class MessageMutator {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What must never stand in a page as it was sent. */
    static final String MARK = "<fz>";

    private static final List<String> METHODS = split("GET POST PUT DELETE PATCH HEAD OPTIONS TRACE FZ");
    private static final List<String> TYPES = split("text/plain application/xml application/x-www-form-urlencoded"
            + " application/json application/json;charset=utf-16 application/json;charset=nonsense application/problem+json"
            + " multipart/form-data multipart/form-data;boundary=x application/hal+json */* nonsense");
    private static final List<String> TEXT_HEADERS =
            split("Accept-Language Idempotency-Key X-Correlation-Id If-Modified-Since User-Agent");
    private static final List<String> ODD_HEADERS = List.of("""
            Accept-Language: ar;q=nonsense,fr-\u00e9
            X-HTTP-Method-Override: DELETE
            Content-Encoding: gzip
            Range: bytes=5-1,-9999999999999999999
            X-Forwarded-Host: evil.example
            X-Forwarded-For: 192.0.2.1, nonsense
            """.split("\n"));
    private static final List<String> NAMES = split("class.module.classLoader.x _method a[0] a.b id sortBy firstResult"
            + " maxResults page size q \u0000 version _csrf");
    private static final List<String> PATHS = split("/ // ;x=1 /..;/ /../ /./ %2e%2e/ %2f %5c %00 .json % %zz \\ ? # /*"
            + " %0d%0a \u00e9 %F0%9F%98%80 ' \" <fz> |");
    private static final List<String> NUMBERS = split("0 -1 1 2147483647 2147483648 -2147483649 9223372036854775807"
            + " 9223372036854775808 99999999999999999999999999999999999999999999 1e5 1e400 1e-400 1.5");
    private static final List<String> MOMENTS = split("2026-02-30 0000-00-00 0000-01-01 -0001-01-01 9999-12-31"
            + " +10000-01-01 +999999999-12-31 -999999999-01-01 2026-11-25T08:15:00Z 2026-11-25T24:00:00Z"
            + " 2026-11-25T08:15:00+19:00 2026-11-25T08:15:00.000+0000 +292278994-08-17T07:12:55.807+0000"
            + " Europe/Atlantis UTC+25");
    private static final List<String> TEXTS = Stream.concat(
                    Stream.of("", " ", "0x10", "NaN", "\u0663"),
                    Mutator.words().stream().map(MessageMutator::utf8))
            .toList();
    private static final List<String> JSON_VALUES =
            List.of("null", "true", "[]", "{}", "[".repeat(30) + "]".repeat(30), "\"\\ud800\"", "\"\\u0000\"");

    private final Message message;
    private final Random random;

    private MessageMutator(Message message, Random random) {
        this.message = message;
        this.random = random;
    }

    static Message mutate(Message message, Random random) {
        return new MessageMutator(message, random).mutated();
    }

    private static List<String> split(String words) {
        return List.of(words.split(" "));
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Message mutated() {
        return switch (random.nextInt(32)) {
            case 0 -> message.login(any(List.of(Message.Login.NONE, Message.Login.BROKEN)));
            case 1 -> message.withoutToken();
            case 2, 3 -> message.method(any(METHODS));
            case 4, 5 -> message.header(any(List.of("Content-Type", "Accept")), any(TYPES));
            case 6, 7 -> header();
            case 8, 9, 10, 11 -> path();
            case 12, 13, 14, 15, 16, 17, 18 -> query();
            default -> message.body() == null ? query() : body();
        };
    }

    private Message header() {
        if (random.nextBoolean())
            return message.header(any(TEXT_HEADERS), cut(text().replaceAll("[\r\n\0]", "?"), 2000));
        String[] header = any(ODD_HEADERS).split(": ");
        return message.header(header[0], header[1]);
    }

    private Message body() {
        if (message.hasBodyOf("json")) return message.body(json());
        if (message.hasBodyOf("x-www-form")) return message.body(utf8(pairs(utf8(message.body()))));
        byte[] body = message.body();
        return message.body(
                switch (random.nextInt(6)) {
                    case 0 -> new byte[0];
                    case 1 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
                    case 2 -> utf8(body).getBytes(StandardCharsets.UTF_16);
                    case 3 -> utf8("\uFEFF" + utf8(body));
                    default -> new Mutator(random, List.of()).mutate(body);
                });
    }

    private byte[] json() {
        if (random.nextInt(10) == 0) return new Mutator(random, List.of()).mutate(message.body());
        try {
            JsonNode tree = JSON.readTree(message.body());
            List<ObjectNode> objects = new ArrayList<>();
            collect(tree, objects);
            if (objects.isEmpty()) return utf8(jsonValue());
            ObjectNode object = any(objects);
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() || random.nextInt(6) == 0
                    ? newName(message.operation().keys())
                    : any(names);
            if (random.nextInt(5) == 0) {
                object.remove(name);
                return JSON.writeValueAsBytes(tree);
            }
            // The value is put in as it is written, because a tree could not have it.
            object.put(name, "@value@");
            String value = jsonValue();
            if (random.nextInt(12) == 0) value += ',' + quoted(name) + ':' + jsonValue();
            return utf8(JSON.writeValueAsString(tree).replace("\"@value@\"", value));
        } catch (IOException none) {
            return utf8(jsonValue());
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) objects.add(object);
        node.forEach(each -> collect(each, objects));
    }

    private String newName(List<String> known) {
        return any(known.isEmpty() || random.nextInt(3) == 0 ? NAMES : known);
    }

    private Message query() {
        String[] parts = (message.target() + '?').split("\\?", 3);
        return message.target(parts[0] + '?' + pairs(parts[1]));
    }

    /** One of the pairs changed, left out, doubled, or another one added. */
    private String pairs(String written) {
        List<String> pairs = new ArrayList<>(written.isEmpty() ? List.of() : List.of(written.split("&")));
        String name = URLEncoder.encode(newName(message.operation().parameters()), StandardCharsets.UTF_8);
        if (pairs.isEmpty() || random.nextInt(3) == 0) pairs.add(name + '=' + value());
        else {
            int at = random.nextInt(pairs.size());
            name = pairs.get(at).replaceAll("=.*", "");
            switch (random.nextInt(6)) {
                case 0 -> pairs.remove(at);
                case 1 -> pairs.add(pairs.get(at));
                case 2 -> pairs.add(name + '=' + value());
                case 3 -> pairs.set(at, name + "[0]=" + value());
                default -> pairs.set(at, name + '=' + value());
            }
        }
        // A query has the bounds of the whole head, 8 KB; a form its own.
        String all = String.join("&", pairs);
        return message.body() == null ? cut(all, 6000) : all;
    }

    private String value() {
        return random.nextInt(12) == 0 ? "%C3%28%FF" : URLEncoder.encode(text(), StandardCharsets.UTF_8);
    }

    private Message path() {
        int end = (message.target() + '?').indexOf('?');
        String path = message.target().substring(0, end);
        String[] parts = path.split("/", -1);
        int at = random.nextInt(parts.length);
        parts[at] = switch (random.nextInt(6)) {
            case 0 -> any(PATHS) + parts[at];
            case 1 -> parts[at] + any(PATHS);
            case 2 -> parts[at].toUpperCase(Locale.ROOT);
            case 3 -> "";
            default -> at == 0 ? any(PATHS) : value().replace("+", "%20");
        };
        return message.target(
                cut(String.join("/", parts), 4000) + message.target().substring(end));
    }

    /** No part of an encoded character is left at the end. */
    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most).replaceAll("%[0-9A-F]?$", "");
    }

    private String text() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> any(NUMBERS);
            case 2, 3 -> any(MOMENTS);
            case 4 -> ("x" + any(TEXTS)).repeat(1 << 3 + random.nextInt(8));
            default -> any(TEXTS);
        };
    }

    /** A value of JSON as it is written. */
    private String jsonValue() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> any(JSON_VALUES);
            case 5 -> any(NUMBERS);
            case 6 -> "[" + jsonValue() + "," + jsonValue() + "]";
            case 7 -> "{\"a\":" + jsonValue() + "}";
            default -> quoted(text());
        };
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
