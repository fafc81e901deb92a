package org.ncbrelay.fuzz.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.ncbrelay.fuzz.http.RawClient.Reply;
import org.ncbrelay.support.gallery.Gallery;

/** What must hold of every answer, whatever was sent. */
final class Oracle {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of one answer; our default: two builds and the database share the machine. */
    private static final long LONGEST_NANOS = 20_000_000_000L;

    /** Of an answer that refuses, in bytes; our default. */
    private static final int LONGEST_REFUSAL = 512 * 1024;

    /** A trace, a class, a statement, a file or a message of the database. */
    private static final Pattern INSIDES = Pattern.compile(
            "\\bat [a-z]\\w*(\\.[\\w$]+)+\\([\\w.]+|\\b(java|javax|jakarta|org|com)\\.[a-z]\\w*(\\.\\w+)*\\.[A-Z]\\w*(Exception|Error)\\b|\\bPSQLException|\\bSQLState|\\bENGINE-\\d{5}|(?i)\\bselect\\b.{1,200}\\bfrom\\b (act_|support_|case_|relay_)|ERROR: |/target/(test-)?classes/|\\.java:\\d+");

    private final Map<String, Set<String>> hidden;
    private final BiPredicate<String, String> opened;

    /**
     * @param hidden by person, what is in no answer to them
     * @param opened whether the owner of the case has opened it to the organisation of a person since then, with the word that is hidden
     */
    Oracle(Map<String, Set<String>> hidden, BiPredicate<String, String> opened) {
        this.hidden = hidden;
        this.opened = opened;
    }

    /** @return what is wrong; empty if nothing is */
    List<String> judge(Message message, Reply reply) {
        List<String> wrong = new ArrayList<>();
        int status = reply.status();
        if (status == 0) wrong.add("no answer: " + reply.header("failure"));
        if (status >= 500
                && !(status == 503 && !reply.header("retry-after").isEmpty())
                && !isMethodUnknown(message, status)) wrong.add("a failure: " + status);
        if (reply.nanos() > LONGEST_NANOS) wrong.add("%d ms for the answer".formatted(reply.nanos() / 1_000_000));
        String text = reply.text();
        if (status >= 400 && reply.body().length > LONGEST_REFUSAL)
            wrong.add("a refusal of %d bytes".formatted(reply.body().length));
        if (status >= 400) {
            var insides = INSIDES.matcher(text);
            if (insides.find() && !message.all().contains(insides.group()))
                wrong.add("tells of its insides: " + insides.group());
            problem(message, reply, text, wrong);
        }
        if (reply.header("content-type").startsWith("text/html") && text.contains(MessageMutator.MARK))
            wrong.add("a mark of the sender stands in the page");
        if (reply.header("set-cookie").contains("fz=")) wrong.add("a cookie of the sender is set");
        if (reply.header("location").contains("evil.example"))
            wrong.add("leads elsewhere: " + reply.header("location"));
        String sent = message.all();
        for (String word : hidden.getOrDefault(message.person(), Set.of()))
            if (text.contains(word)
                    && !sent.contains(word)
                    && !isOpen(message, word)
                    && !opened.test(message.person(), word)) wrong.add("shows " + word);
        return wrong;
    }

    /** The server itself knows no such method, which is not ours to change (RFC 9110, 15.6.2). */
    private static boolean isMethodUnknown(Message message, int status) {
        return status == 501
                && !Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
                        .contains(message.method());
    }

    /** Programs get problem details (RFC 9457) with the id of the request; what the server cannot even read has none of our words. */
    private static void problem(Message message, Reply reply, String text, List<String> wrong) {
        boolean unread =
                reply.status() == 400 && reply.header("x-correlation-id").isEmpty();
        if (unread || message.method().equals("HEAD") || reply.body().length == 0 && reply.status() == 501) return;
        if (reply.header("x-correlation-id").isEmpty()) wrong.add("no correlation id");
        if (message.operation().door() == Operation.Door.PAGE
                || !message.target().matches("/(api|engine-rest|camunda/api)/.*")) return;
        try {
            JsonNode problem = JSON.readTree(reply.body());
            if (problem.path("status").asInt() != reply.status()
                    || problem.path("title").asText().isEmpty()) wrong.add("no problem details: " + text);
            if (!problem.path("correlationId").asText().equals(reply.header("x-correlation-id")))
                wrong.add("another correlation id");
        } catch (IOException none) {
            wrong.add("no problem details: " + (text.length() > 200 ? text.substring(0, 200) : text));
        }
    }

    /** INTERPOL has all intelligence; its tasks name the cases that were copied to it. */
    private static boolean isOpen(Message message, String word) {
        if (!Gallery.organisation(message.person()).equals("INTERPOL")) return false;
        String target = message.target();
        return word.contains(Gallery.COPIED)
                || target.contains("intelligence")
                || target.contains("/news")
                || target.contains("task")
                || target.contains("filter");
    }
}
