package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.security.engineapi.AllowedCall;
import org.ncbrelay.security.engineapi.OpenCalls;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address is written in one way only, and leads to one of the relay's own hosts, at all four entrances. */
@ExtendWith(OutputCaptureExtension.class)
class CanonicalRequestsTest extends BehindProxyTest {
    private static final int PATHS_OF_AN_ENTRANCE = 6;
    private static final String PROGRAM = "X-None: 1";
    private static final String PERSON = "Accept: text/html";

    /** Of one path the ways to write it that some programs take for the same and others do not. */
    private static final Map<String, UnaryOperator<String>> VARIANTS = new LinkedHashMap<>();

    static {
        for (String dots : List.of("/x/..", "/.", "/..", "/x/%2e%2e", "/x/%2E.", "/%2e", "/x/%252e%252e"))
            VARIANTS.put(dots + " in front", path -> dots + path);
        for (String end :
                List.of("/.", "/..", "/%2e%2e", ";", ";x=1", "%3b", "%3B", "//", "%00", "%0a", "%0D", "%zz", "%"))
            VARIANTS.put(end + " at the end", path -> path + end);
        for (String slash :
                List.of("%2f", "%2F", "%252f", "%5c", "%5C", "//", "/./", "/x/../", ";x/", "%3b/", "%c0%af"))
            VARIANTS.put(slash + " for a slash", path -> path.replaceFirst("(?<=[^/])/", slash));
        VARIANTS.put("two slashes in front", path -> '/' + path);
        VARIANTS.put("three slashes in front", path -> "//" + path);
        VARIANTS.put("the first letter encoded", path -> encoded(path, 1, 2, "%"));
        VARIANTS.put("the first letter encoded twice", path -> encoded(path, 1, 2, "%25"));
        VARIANTS.put("the last letter encoded", path -> encoded(path, path.length() - 1, path.length(), "%"));
        VARIANTS.put("all letters encoded", path -> encoded(path, 1, path.length(), "%"));
        for (String mark : List.of("-", ".", "_", "~"))
            VARIANTS.put(mark + " encoded", path -> path.replace(mark, hex(mark.charAt(0), "%")));
        VARIANTS.put("capital hexadecimal digits", path -> path.replaceFirst("[jklmnoz]", "%6A"));
    }

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private int addresses;

    @Test
    void whatIsNotInItsCanonicalFormIsRefusedWithoutAFailure(CapturedOutput log) throws IOException {
        List<String> wrong = new ArrayList<>();
        int sent = 0;
        for (var entrance : entrances().entrySet())
            for (String path : entrance.getValue())
                for (String odd : oddly(path)) {
                    boolean page = entrance.getKey().equals("pages");
                    String answer = answer(odd, page ? PERSON : PROGRAM, address());
                    boolean right = answer.startsWith("HTTP/1.1 400")
                            && (page ? answer.contains("<html") : answer.contains("application/problem+json"))
                            && answer.contains("X-Correlation-Id: ");
                    if (!right)
                        wrong.add(odd + ": " + answer.lines().findFirst().orElse("nothing"));
                    sent++;
                }

        assertThat(wrong).isEmpty();
        assertThat(sent).isGreaterThan(4 * PATHS_OF_AN_ENTRANCE * 20);
        assertThat(loggedByServers(log)).as("stack traces").doesNotContain("\tat ");
    }

    /** In a first line it is an error of the protocol: Tomcat reads no headers after it, and so knows no reader but a program. */
    @Test
    void aBackslashIsNoCharacterOfAnAddress() throws IOException {
        for (List<String> paths : entrances().values())
            assertThat(answer(paths.get(0) + "\\x", PERSON, address()))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "X-Correlation-Id: ");
    }

    /** The last two are refused by Tomcat, before any filter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%63ases",
                "/x/../engine-rest/task",
                "/api/;/countries",
                "/camunda/api//engine",
                "/api%2fcountries",
                "/engine-rest/%zz"
            })
    void theyAreCountedForTheirAddress(String path) throws IOException {
        String address = address();
        for (String reader : List.of(PROGRAM, PERSON)) {
            String answer = answer(path, reader, address);
            for (int i = 0; i < 100 && answer.startsWith("HTTP/1.1 400"); i++) answer = answer(path, reader, address);
            assertThat(answer).startsWith("HTTP/1.1 429").contains("Retry-After: ");
        }
        assertThat(answer("/login", PERSON, address)).startsWith("HTTP/1.1 429");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:80",
                "Host: 192.0.2.1",
                "X-Forwarded-Host: evil.example"
            })
    void anotherHostIsRefusedAndLedNowhere(String host) throws IOException {
        for (String path : firstOfEach())
            for (String reader : List.of(PROGRAM, PERSON))
                assertThat(answer(path, host, reader, address()))
                        .as(path)
                        .startsWith("HTTP/1.1 400")
                        .contains("application/problem+json", "host name")
                        .doesNotContain("evil.example", "Location");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1:8080",
                "[::1]:8080",
                "relay.example",
                "second.example",
                "third.example"
            })
    void theOwnHostsAreKnown(String host) throws IOException {
        for (String header : List.of("Host: ", "X-Forwarded-Host: "))
            assertThat(answer("/cases", header + host, PERSON, address()))
                    .startsWith("HTTP/1.1 302")
                    .contains("Location: http://" + host.replaceFirst(":8080$", ""));
    }

    @Test
    void theHostOfTheAddressOfTheRelayIsItsOwnToo() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cases");
        request.setServerName("relay.example");
        MockFilterChain goesOn = new MockFilterChain();
        new UnreadableRequests(null, null, "https://Relay.example", Set.of())
                .doFilter(request, new MockHttpServletResponse(), goesOn);
        assertThat(goesOn.getRequest()).isNotNull();
    }

    /** Kubernetes and Prometheus know the address of a node only. */
    @Test
    void probesComeByAnyHost() throws IOException {
        assertThat(answer("/actuator/health/liveness", "Host: 10.1.2.3:8080", address()))
                .startsWith("HTTP/1.1 200");
        assertThat(answer("/actuator/prometheus", "Host: 10.1.2.3:8080", address()))
                .startsWith("HTTP/1.1 401");
    }

    private List<String> firstOfEach() {
        return Stream.concat(
                        Stream.of("/", "/v3/api-docs", "/css/relay.css"),
                        entrances().values().stream().map(paths -> paths.get(0)))
                .toList();
    }

    /** Some paths of each, spread over all that the relay answers there. */
    private Map<String, List<String>> entrances() {
        Set<String> ours = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .collect(Collectors.toSet());
        List<String> engine =
                OpenCalls.OF_ENGINE.stream().map(CanonicalRequestsTest::path).toList();
        return Map.of(
                "pages", some(ours.stream().filter(path -> !path.matches("/(api|v3|swagger-ui|actuator|error).*"))),
                "api", some(ours.stream().filter(path -> path.startsWith("/api/"))),
                "engine's API", some(engine.stream().map(path -> "/engine-rest" + path)),
                "web apps",
                        some(Stream.concat(
                                OpenCalls.OF_WEB_APPS.stream().map(CanonicalRequestsTest::path),
                                engine.stream().map(path -> "/camunda/api/engine/engine/default" + path))));
    }

    private static String path(AllowedCall call) {
        return call.path().getPatternString();
    }

    private static List<String> some(Stream<String> patterns) {
        List<String> all = patterns.map(path -> path.replaceAll("\\{[^}]*}|\\*\\*", "x-1"))
                .distinct()
                .sorted()
                .toList();
        return Stream.iterate(0, i -> i < all.size(), i -> i + Math.max(1, all.size() / PATHS_OF_AN_ENTRANCE))
                .map(all::get)
                .toList();
    }

    private static Set<String> oddly(String path) {
        Set<String> odd = new LinkedHashSet<>();
        VARIANTS.values().forEach(variant -> odd.add(variant.apply(path)));
        odd.remove(path);
        return odd;
    }

    private static String encoded(String path, int from, int to, String escape) {
        StringBuilder encoded = new StringBuilder(path);
        for (int i = Math.min(to, path.length()) - 1; i >= from; i--)
            if (path.charAt(i) != '/') encoded.replace(i, i + 1, hex(path.charAt(i), escape));
        return encoded.toString();
    }

    private static String hex(char letter, String escape) {
        return escape + HexFormat.of().toHexDigits((byte) letter);
    }

    /** A sender of its own, so that the rates of one test do not refuse the calls of another. */
    private String address() {
        addresses++;
        return "X-Forwarded-For: 2001:db8:%x:%x::1".formatted(System.identityHashCode(this) & 0xffff, addresses);
    }

    private String answer(String path, String... headers) throws IOException {
        String[] all = Stream.concat(Stream.of("Connection: close"), Stream.of(headers))
                .toArray(String[]::new);
        try (RawRequest request = RawRequest.head(port, "GET " + path, all)) {
            return request.untilClosed();
        }
    }
}
