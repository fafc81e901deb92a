package org.ncbrelay.security.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;

/** A small OpenID Connect server, with as many providers as somebody asks for. */
public final class IdentityProvider {
    public static final String CLIENT = "relay";

    private final MockOAuth2Server server = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper(null)));
    private final HttpClient browser = HttpClient.newHttpClient();

    public IdentityProvider() {
        server.start();
    }

    public void stop() {
        server.shutdown();
    }

    public String issuer(String provider) {
        return server.issuerUrl(provider).toString();
    }

    /**
     * Goes the whole way of a browser: to the provider, which says so of the subject, and back.
     *
     * @param claims stand in the token; also instead of what the provider would write
     * @return the relay's answer to what the browser brought back
     */
    public Answer logIn(Caller caller, String provider, String subject, Map<String, Object> claims) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(provider, subject, "JWT", List.of(CLIENT), new HashMap<>(claims), 3600));
        return caller.get(back(caller.get("/oauth2/authorization/" + provider)));
    }

    /** What the provider sends the browser back with: path and query at the relay. */
    public String back(Answer sentThere) {
        URI there = URI.create(sentThere.location());
        try {
            var answer = browser.send(HttpRequest.newBuilder(there).build(), HttpResponse.BodyHandlers.ofByteArray());
            URI back = URI.create(new Answer(answer).location());
            return back.getRawPath() + '?' + back.getRawQuery();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
