package org.ncbrelay.fuzz.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.ncbrelay.fuzz.http.RawClient.Reply;

/**
 * What is sent, to the byte. Whose session it is and its token are put in when it is sent, because both change.
 *
 * @param target  path and query as they are written into the first line
 * @param headers without those of the login, of the length and of the token
 * @param body    null for none
 * @param login   which login comes with it
 * @param token   whether the token against forged requests comes with it, where the door has one
 * @param changed whether anything of it is not as it should be
 */
record Message(
        Operation operation,
        String person,
        String method,
        String target,
        Map<String, String> headers,
        byte[] body,
        Login login,
        boolean token,
        boolean changed) {
    enum Login {
        OWN,
        NONE,
        BROKEN
    }

    Message method(String other) {
        return new Message(operation, person, other, target, headers, body, login, token, true);
    }

    Message target(String other) {
        return new Message(operation, person, method, other, headers, body, login, token, true);
    }

    Message header(String name, String value) {
        Map<String, String> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        others.putAll(headers);
        others.put(name, value);
        return new Message(operation, person, method, target, others, body, login, token, true);
    }

    Message body(byte[] other) {
        return new Message(operation, person, method, target, headers, other, login, token, true);
    }

    Message login(Login other) {
        return new Message(operation, person, method, target, headers, body, other, token, true);
    }

    Message withoutToken() {
        return new Message(operation, person, method, target, headers, body, login, false, true);
    }

    boolean hasBodyOf(String type) {
        return body != null && headers.getOrDefault("Content-Type", "").contains(type);
    }

    /** An operator's change of an account: it is answered with a conflict, because it waits for a second operator, and it is kept. */
    boolean isProposal(Reply reply) {
        return reply.status() == 409
                && person.equals("operator")
                && target.matches(".*/(user|group|tenant|authorization)/.*");
    }

    /** Everything that its sender wrote, so that an answer may repeat it. */
    String all() {
        return target + '\n' + headers + '\n' + (body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        String all = all();
        return "%s as %s, %s: %s %s"
                .formatted(operation, person, login, method, all.substring(0, Math.min(1200, all.length())));
    }
}
