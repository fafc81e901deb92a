package org.ncbrelay.security.engineapi;

import java.util.List;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;

/** Both ways of an account to the engine's API: as a program by Basic, and with a session of the web apps. */
public final class EngineDoors {
    public static final String REST = "/engine-rest";
    public static final String WEB_APPS = "/camunda/api/engine/engine/default";

    private final Caller program;
    private final Caller browser;

    public EngineDoors(int port, String user) {
        this.program = Caller.basic(port, user, DoorTest.PASSWORD);
        this.browser = Caller.session(port, user, DoorTest.PASSWORD);
        browser.get("/camunda/app/" + (user.startsWith("operator") ? "cockpit" : "tasklist") + "/default/");
    }

    /** @param path below the engine's API */
    public List<Answer> send(String method, String path, Object body) {
        return List.of(program.send(method, REST + path, body), ofWebApp(method, WEB_APPS + path, body));
    }

    public Answer ofWebApp(String method, String path, Object body) {
        String token = browser.cookie("XSRF-TOKEN");
        return browser.send(method, path, body, "X-XSRF-TOKEN", token);
    }

    public void answer(int status, String method, String path, Object body) {
        for (Answer answer : send(method, path, body)) answer.with(status);
    }
}
