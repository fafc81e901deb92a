package org.ncbrelay.fuzz.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ncbrelay.fuzz.http.RawClient.Reply;
import org.ncbrelay.support.matter.Fingerprint;

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
    private final Function<Message, Reply> sending;
    private int sent;

    Refusals(Fingerprint fingerprint, Function<Message, Reply> sending) {
        this.fingerprint = fingerprint;
        this.sending = sending;
    }

    int sent() {
        return sent;
    }

    /** @return each message that changed something, with the tables */
    List<String> culprits(List<Message> refused) {
        List<String> culprits = new ArrayList<>();
        search(refused, culprits);
        return culprits;
    }

    /** What something else has opened in the meantime is not refused any more: such messages are none of this. */
    private void search(List<Message> messages, List<String> culprits) {
        if (messages.isEmpty() || culprits.size() >= MOST_CULPRITS) return;
        Map<String, String> before = fingerprint.take();
        List<Message> refusedAgain = messages.stream()
                .filter(message -> sending.apply(message).isRefused())
                .toList();
        sent += messages.size();
        List<String> tables = changes(before, fingerprint.take());
        if (tables.isEmpty()) return;
        if (refusedAgain.size() < messages.size()) search(refusedAgain, culprits);
        else if (messages.size() == 1) culprits.add(tables + " changed by " + messages.get(0));
        else {
            search(messages.subList(0, messages.size() / 2), culprits);
            search(messages.subList(messages.size() / 2, messages.size()), culprits);
        }
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> after) {
        return after.keySet().stream()
                .filter(table ->
                        !OF_READING.contains(table) && !after.get(table).equals(before.get(table)))
                .sorted()
                .toList();
    }
}
