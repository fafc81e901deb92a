package org.ncbrelay.fuzz.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.security.MatrixTable;

/** One of each role and of two countries, and nobody, with their passwords and their sessions. */
final class People {
    static final String NOBODY = "nobody";

    /** Of Kenya, of INTERPOL, of France, of the platform. */
    static final List<String> ALL = Stream.concat(MatrixTable.PEOPLE.stream(), Stream.of("agency.fra", "ncb.fra"))
            .toList();

    private final int port;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    People(int port) {
        this.port = port;
    }

    static String basic(String person) {
        byte[] login = (person + ':' + DoorTest.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    Session of(String person) {
        return sessions.computeIfAbsent(person, this::logIn);
    }

    /** The session was ended by something that was sent: the person logs in again. */
    void ended(String person, Session session) {
        sessions.remove(person, session);
    }

    private Session logIn(String person) {
        if (person.equals(NOBODY)) return new Session("", "", "none");
        Caller browser = Caller.session(port, person, DoorTest.PASSWORD);
        // A call of another connection may end the session that has just begun: what it has then is found to be ended
        // when it is used.
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

    /**
     * @param cookies of the browser
     * @param web     the token that the web apps want in a header
     * @param csrf    the token of our pages' forms
     */
    record Session(String cookies, String web, String csrf) {}
}
