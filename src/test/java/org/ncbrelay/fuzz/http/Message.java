package org.ncbrelay.fuzz.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.fuzz.http.RawClient.Reply;

/**
 * What is sent, to the byte. Whose session it is and its token are put in when it is sent, because both change.
 *
 * @param target  path and query as they are written into the first line
 * @param headers names and values in turn; without those of the login, of the length and of the token
 * @param body    null for none
 * @param login   which login comes with it
 * @param token   whether the token against forged requests comes with it, where the door has one
 */
record Message(
        Operation operation,
        String person,
        String method,
        String target,
        List<String> headers,
        byte[] body,
        Login login,
        boolean token,
        List<String> mutations) {
    enum Login {
        OWN,
        NONE,
        BROKEN
    }

    Message with(String newMethod, String newTarget, List<String> newHeaders, byte[] newBody, String mutation) {
        return new Message(operation, person, newMethod, newTarget, newHeaders, newBody, login, token, and(mutation));
    }

    Message target(String changed, String mutation) {
        return with(method, changed, headers, body, mutation);
    }

    Message body(byte[] changed, String mutation) {
        return with(method, target, headers, changed, mutation);
    }

    Message method(String changed, String mutation) {
        return with(changed, target, headers, body, mutation);
    }

    Message header(String name, String value, String mutation) {
        List<String> changed = new ArrayList<>(headers);
        for (int i = 0; i < changed.size(); i += 2)
            if (changed.get(i).equalsIgnoreCase(name)) {
                changed.remove(i);
                changed.remove(i);
                break;
            }
        if (value != null) changed.addAll(List.of(name, value));
        return with(method, target, changed, body, mutation);
    }

    Message login(Login changed) {
        return new Message(operation, person, method, target, headers, body, changed, token, and("login " + changed));
    }

    Message withoutToken() {
        return new Message(operation, person, method, target, headers, body, login, false, and("no token"));
    }

    private List<String> and(String mutation) {
        List<String> all = new ArrayList<>(mutations);
        all.add(mutation);
        return all;
    }

    String header(String name) {
        for (int i = 0; i < headers.size(); i += 2)
            if (headers.get(i).equalsIgnoreCase(name)) return headers.get(i + 1);
        return "";
    }

    /** An operator's change of an account: it is answered with a conflict, because it waits for a second operator, and it is kept. */
    boolean isProposal(Reply reply) {
        return reply.status() == 409
                && person.equals("operator")
                && target.matches(".*/(user|group|tenant|authorization)/.*");
    }

    /** Everything that its sender wrote, so that an answer may repeat it. */
    String all() {
        return target
                + '\n'
                + String.join("\n", headers)
                + '\n'
                + (body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        String sent = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return "%s as %s: %s %s %s %s %s"
                .formatted(operation, person, method, shortened(target), headers, mutations, shortened(sent));
    }

    private static String shortened(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600) + "… (" + text.length() + ')';
    }
}
