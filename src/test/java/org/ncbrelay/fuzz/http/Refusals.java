package org.ncbrelay.fuzz.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.ncbrelay.support.Fingerprint;

/**
 * Whether what is refused changes anything: the refused messages are sent once more, all together, between two fingerprints of the
 * database; if these differ, halves of them are sent, until the ones that did it are known.
 */
final class Refusals {
    /** By design, reads are in the audit, also where the page that was read says why something was refused; a case that was shown was seen, and a file that was named was viewed. */
    private static final Set<String> OF_READING =
            Set.of("audit_record", "audit_head", "audit_person", "audit_salt", "case_seen", "evidence_custody");

    private static final int MOST_CULPRITS = 3;

    private final Fingerprint fingerprint;
    private final Function<List<Message>, List<Reply>> sending;
    private int sent;

    Refusals(Fingerprint fingerprint, Function<List<Message>, List<Reply>> sending) {
        this.fingerprint = fingerprint;
        this.sending = sending;
    }

    /** @return each message that changed something, with the tables */
    List<String> culprits(List<Message> refused) {
        List<String> culprits = new ArrayList<>();
        List<Message> still = refused;
        // What something else has opened in the meantime is not refused any more: such messages are none of this.
        for (boolean all = false; !all; ) {
            Map<String, String> before = fingerprint.take();
            List<Reply> replies = send(still);
            if (changes(before, fingerprint.take()).isEmpty()) return culprits;
            List<Message> refusedAgain = new ArrayList<>();
            for (int i = 0; i < still.size(); i++) if (replies.get(i).isRefused()) refusedAgain.add(still.get(i));
            all = refusedAgain.size() == still.size();
            still = refusedAgain;
        }
        search(still, culprits);
        return culprits;
    }

    int sent() {
        return sent;
    }

    private void search(List<Message> messages, List<String> culprits) {
        if (messages.isEmpty() || culprits.size() >= MOST_CULPRITS) return;
        Map<String, String> before = fingerprint.take();
        List<Reply> replies = send(messages);
        List<String> tables = changes(before, fingerprint.take());
        if (tables.isEmpty()) return;
        if (messages.size() == 1) {
            if (replies.get(0).isRefused())
                culprits.add("%d changed %s: %s".formatted(replies.get(0).status(), tables, messages.get(0)));
            return;
        }
        search(messages.subList(0, messages.size() / 2), culprits);
        search(messages.subList(messages.size() / 2, messages.size()), culprits);
    }

    private List<Reply> send(List<Message> messages) {
        sent += messages.size();
        return sending.apply(messages);
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new TreeMap<>();
        after.forEach((table, content) -> {
            if (!OF_READING.contains(table) && !content.equals(before.get(table))) changed.put(table, content);
        });
        return List.copyOf(changed.keySet());
    }
}
