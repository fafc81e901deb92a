package org.ncbrelay.fuzz.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends messages over one connection, each with the login of its person. */
final class Sender implements AutoCloseable {
    private final People people;
    private final RawClient client;

    Sender(People people, int port) {
        this.people = people;
        this.client = new RawClient(port);
    }

    Reply send(Message message) {
        Operation.Door door = message.operation().door();
        List<String> headers = new ArrayList<>(message.headers());
        byte[] body = message.body();
        People.Session session = null;
        if (message.login() == Message.Login.OWN && door.hasSession()) {
            session = people.of(message.person());
            if (!session.cookies().isEmpty()) headers.addAll(List.of("Cookie", session.cookies()));
            if (message.token()
                    && door == Operation.Door.PAGE
                    && body != null
                    && message.header("Content-Type").startsWith("application/x-www-form"))
                body = withToken(body, session.csrf());
            if (message.token() && door != Operation.Door.PAGE && !session.web().isEmpty())
                headers.addAll(List.of("X-XSRF-TOKEN", session.web()));
        } else if (message.login() == Message.Login.OWN && !message.person().equals(People.NOBODY)) {
            headers.addAll(List.of("Authorization", People.basic(message.person())));
        } else if (message.login() == Message.Login.BROKEN) {
            headers.addAll(
                    door.hasSession()
                            ? List.of("Cookie", "JSESSIONID=" + "A".repeat(43) + "; XSRF-TOKEN=\u00e9; =; ;;\"")
                            : List.of("Authorization", "Bearer relay_" + "x".repeat(43)));
        }
        try {
            Reply reply = client.send(message.method(), message.target(), headers, body);
            if (session != null
                    && !message.person().equals(People.NOBODY)
                    && (reply.leadsToLogin() || reply.status() == 401)) people.ended(message.person(), session);
            return reply;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] withToken(byte[] form, String token) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + '&')
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(form);
        return body.toByteArray();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
