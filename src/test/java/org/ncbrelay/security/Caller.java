package org.ncbrelay.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls the relay as somebody: with Basic, with a session of the login page, or as nobody. */
public final class Caller {
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

    public HttpResponse<String> logIn(String user, String password) {
        return form("/login", token("/login"), "username", user, "password", password);
    }

    /** Presses the button that every page has. */
    public HttpResponse<String> logOut() {
        return sendToken("/logout", token("/me"));
    }

    /** Sends a form in which nothing but the token stands. */
    public HttpResponse<String> sendToken(String path, String token) {
        return form(path, token);
    }

    /** @param token that a page gave before; null for a new one */
    public HttpResponse<String> sendForm(String path, String token, String fields) {
        String form = "_csrf=" + encode(token == null ? token("/me") : token) + (fields.isEmpty() ? "" : '&' + fields);
        return send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** The token that a page gives to its forms. */
    public String token(String page) {
        Matcher token = TOKEN.matcher(get(page, "Accept", "text/html").body());
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

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public int status(String path, String... headers) {
        return get(path, headers).statusCode();
    }

    /**
     * Sends a form.
     *
     * @param token  that a page gave before
     * @param fields names and values in turn
     */
    public HttpResponse<String> form(String path, String token, String... fields) {
        StringBuilder form = new StringBuilder("_csrf=").append(encode(token));
        for (int i = 0; i < fields.length; i += 2)
            form.append('&').append(fields[i]).append('=').append(encode(fields[i + 1]));
        return send("POST", path, form.toString(), "Content-Type", "application/x-www-form-urlencoded");
    }

    public static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.toString()));
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return send("POST", path, body, all);
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(LONGEST_ANSWER)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) request.header("Authorization", authorization);
        if (headers.length > 0) request.headers(headers);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + ' ' + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
