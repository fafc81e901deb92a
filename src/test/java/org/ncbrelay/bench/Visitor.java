package org.ncbrelay.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody of the demo who looks at pages with a session, and at the API with a password. */
final class Visitor {
    private static final String PASSWORD = "wildlife-demo";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String relay;
    private final String user;

    /** Logs in. */
    Visitor(int port, String user) throws IOException, InterruptedException {
        this.relay = "http://localhost:" + port;
        this.user = user;
        Matcher token = TOKEN.matcher(send(HttpRequest.newBuilder(URI.create(relay + "/login")), 200));
        if (!token.find()) throw new IllegalStateException("the login page has no token");
        send(
                HttpRequest.newBuilder(URI.create(relay + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=" + user + "&password=" + PASSWORD + "&_csrf="
                                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))),
                302);
    }

    /** Gets a page or an answer of the API, which must be there. */
    void look(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(relay + path));
        if (path.startsWith("/api/") || path.startsWith("/engine-rest/"))
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((user + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        send(request, 200);
    }

    private String send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) throw new IllegalStateException(answer.statusCode() + " " + answer.uri());
        return answer.body();
    }
}
