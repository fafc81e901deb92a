package org.ncbrelay.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ncbrelay.support.Answer;

/** Calls the relay as somebody: with Basic, with a session of the login page, or as nobody. */
public final class Caller {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    /** An answer that does not come fails the test that waits for it, with its address. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final String root;
    private final CookieManager cookies;
    private final HttpClient client;
    private String authorization;

    private Caller(int port) {
        this("http://localhost:" + port, new CookieManager());
    }

    private Caller(String root, CookieManager cookies) {
        this.root = root;
        this.cookies = cookies;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The same browser at another node: cookies belong to a host, whatever its port. */
    public Caller at(int port) {
        return new Caller("http://localhost:" + port, cookies);
    }

    public static Caller nobody(int port) {
        return new Caller(port);
    }

    public static Caller basic(int port, String user, String password) {
        Caller caller = new Caller(port);
        caller.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
        return caller;
    }

    /** Fills in the login page. */
    public static Caller session(int port, String user, String password) {
        Caller caller = new Caller(port);
        caller.logIn(user, password);
        return caller;
    }

    public Answer logIn(String user, String password) {
        return form("/login", token("/login"), "username", user, "password", password);
    }

    /** Presses the button that every page has. */
    public Answer logOut() {
        return form("/logout", token("/me"));
    }

    /** @param token that a page gave before; null for a new one */
    public Answer sendForm(String path, String token, String fields) {
        String form = "_csrf=" + encode(token == null ? token("/me") : token) + (fields.isEmpty() ? "" : '&' + fields);
        return send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** The token that a page gives to its forms. */
    public String token(String page) {
        Matcher token = TOKEN.matcher(get(page, "Accept", "text/html").text());
        if (!token.find()) throw new AssertionError("no token in " + page);
        return token.group(1);
    }

    public String cookie(String name) {
        // Of one address the store makes a new list; that of all is the one that other threads change.
        return cookies.getCookieStore().get(URI.create(root)).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse(null);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public int status(String path, String... headers) {
        return get(path, headers).status();
    }

    /**
     * Sends a form.
     *
     * @param token  that a page gave before
     * @param fields names and values in turn
     */
    public Answer form(String path, String token, String... fields) {
        StringBuilder form = new StringBuilder("_csrf=").append(encode(token));
        for (int i = 0; i < fields.length; i += 2)
            form.append('&').append(fields[i]).append('=').append(encode(fields[i + 1]));
        return send("POST", path, form.toString(), "Content-Type", "application/x-www-form-urlencoded");
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    /**
     * @param body    text, or whatever can be written as JSON; null for none
     * @param headers names and values in turn; a Content-Type among them replaces {@code application/json}
     */
    public Answer send(String method, String path, Object body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(LONGEST_ANSWER);
        if (authorization != null) request.header("Authorization", authorization);
        if (headers.length > 0) request.headers(headers);
        if (!READS.contains(method) && !List.of(headers).contains("Content-Type"))
            request.header("Content-Type", "application/json");
        try {
            request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)));
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + ' ' + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object body) throws IOException {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
