package org.ncbrelay.fuzz.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.ncbrelay.fuzz.http.Operation.Door;
import org.ncbrelay.fuzz.http.RawClient.Reply;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.security.matrix.MatrixTable;

/** Sends messages, each with the login of its person. */
final class Sender {
    static final String NOBODY = "nobody";

    /** One of each role, of Kenya, of INTERPOL, of the platform, two of France, and nobody. */
    static final List<String> PEOPLE = Stream.concat(MatrixTable.PEOPLE.stream(), Stream.of("agency.fra", "ncb.fra"))
            .toList();

    private final int port;
    private final Map<String, Session> sessions = new HashMap<>();

    /**
     * @param cookies of the browser
     * @param web     the token that the web apps want in a header
     * @param csrf    the token of our pages' forms
     */
    private record Session(String cookies, String web, String csrf) {}

    Sender(int port) {
        this.port = port;
    }

    Reply send(Message message) {
        Door door = message.operation().door();
        boolean known =
                message.login() == Message.Login.OWN && !message.person().equals(NOBODY);
        Map<String, String> headers = new LinkedHashMap<>(message.headers());
        byte[] body = message.body();
        if (known && door.hasSession()) {
            Session session = sessions.computeIfAbsent(message.person(), this::logIn);
            headers.put("Cookie", session.cookies);
            if (message.token() && door == Door.PAGE && message.hasBodyOf("x-www-form"))
                body = withToken(body, session.csrf);
            if (message.token() && door != Door.PAGE && !session.web.isEmpty())
                headers.put("X-XSRF-TOKEN", session.web);
        } else if (known) {
            byte[] login = (message.person() + ':' + DoorTest.PASSWORD).getBytes(StandardCharsets.UTF_8);
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        } else if (message.login() == Message.Login.BROKEN) {
            if (door.hasSession())
                headers.put("Cookie", "JSESSIONID=" + "A".repeat(43) + "; XSRF-TOKEN=\u00e9; =; ;;\"");
            else headers.put("Authorization", "Bearer relay_" + "x".repeat(43));
        }
        Reply reply = RawClient.send(port, message.method(), message.target(), headers, body);
        // What was sent may have ended the session: the person logs in again.
        if (known && (reply.leadsToLogin() || reply.status() == 401)) sessions.remove(message.person());
        return reply;
    }

    private Session logIn(String person) {
        Caller browser = Caller.session(port, person, DoorTest.PASSWORD);
        browser.get("/camunda/app/" + (person.equals("operator") ? "cockpit" : "tasklist") + "/default/");
        String web = browser.cookie("XSRF-TOKEN");
        return new Session(
                "JSESSIONID=" + browser.cookie("JSESSIONID") + (web == null ? "" : "; XSRF-TOKEN=" + web),
                web == null ? "" : web,
                token(browser));
    }

    private static String token(Caller browser) {
        try {
            return browser.token("/me");
        } catch (AssertionError ended) {
            return "";
        }
    }

    private static byte[] withToken(byte[] form, String token) {
        String first = "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + '&';
        return ArrayUtils.addAll(first.getBytes(StandardCharsets.US_ASCII), form);
    }
}
