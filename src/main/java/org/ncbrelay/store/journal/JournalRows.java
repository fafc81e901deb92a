package org.ncbrelay.store.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Entry.CollectedRow;
import org.ncbrelay.journal.Entry.NodePassage;
import org.ncbrelay.journal.Entry.Recorded;
import org.ncbrelay.journal.Envelopes;
import org.ncbrelay.journal.Envelopes.Envelope;
import org.ncbrelay.journal.OfficialCopy;
import org.ncbrelay.journal.OutgoingLetter;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.NoteColumns;

/**
 * The entries as the function {@code relay_write} takes them: a part for each run of entries that one officer recorded, in it the rows
 * of each kind. The names of columns are those of the tables.
 */
final class JournalRows {
    private final Envelopes envelopes;
    private final Instant at;
    private final List<Map<String, Object>> parts = new ArrayList<>();
    private Optional<Officer> acting;

    JournalRows(Envelopes envelopes, Instant at) {
        this.envelopes = envelopes;
        this.at = at;
    }

    List<Map<String, Object>> parts() {
        return parts;
    }

    void add(Recorded recorded) {
        if (!recorded.acting().equals(acting)) begin(recorded.acting());
        if (recorded.entry() instanceof Act act) act(act);
        if (recorded.entry() instanceof OutgoingLetter letter) letter(letter);
        if (recorded.entry() instanceof CollectedRow row) row(row.kind(), row.columns());
        if (recorded.entry() instanceof NodePassage node) passage(node.passage());
    }

    private void begin(Optional<Officer> officer) {
        acting = officer;
        Map<String, Object> part = new HashMap<>();
        part.put("organisation", officer.map(who -> who.organisation().value()).orElse(""));
        part.put("actor", officer.map(Officer::userId).orElse(""));
        part.put("reader", officer.map(Officer::reader).orElse(""));
        parts.add(part);
    }

    private void act(Act act) {
        act.copies().forEach(copy -> copy(act, copy));
        act.letters().forEach(this::letter);
        Map<String, Object> event = new HashMap<>();
        event.put("reference", act.reference().value());
        event.put("kind", act.kind());
        event.put("actor", act.by().userId());
        event.put("actor_organisation", act.by().organisation().value());
        event.put("addressee", act.addressee().map(Addressee::name).orElse(null));
        event.put("note", NoteColumns.text(act.note().orElse(null)));
        event.put("said", NoteColumns.terms(act.note().orElse(null)));
        event.put("happened_at", at);
        boolean ofIntelligence = act.kind() instanceof IntelligenceEventKind;
        if (ofIntelligence)
            event.put("organisation", act.country().map(OrganisationCode::value).orElse(null));
        if (!act.also().isEmpty()) {
            event.put("also", act.also().stream().map(Act.Part::kind).toList());
            event.put(
                    "also_to",
                    act.also().stream()
                            .map(part -> part.addressee().map(Addressee::name).orElse(null))
                            .toList());
        }
        row(ofIntelligence ? "intelligence_events" : "events", event);
    }

    /** The letter that goes with a copy proves it; the copy to the General Secretariat opens the case to it (Annex 1.1). */
    private void copy(Act act, OfficialCopy copy) {
        CaseReference reference = act.reference();
        boolean toInterpol = copy.recipient() == OfficialCopy.Recipient.GENERAL_SECRETARIAT;
        OrganisationCode organisation = toInterpol ? OrganisationCode.INTERPOL : reference.organisation();
        if (toInterpol)
            row(
                    "access",
                    Map.of(
                            "reference", reference.value(),
                            "organisation", organisation.value(),
                            "owner", reference.organisation().value(),
                            "basis", "COPY_TO_GENERAL_SECRETARIAT",
                            "granted_by", act.by().userId(),
                            "granted_at", at));
        Addressee recipient = toInterpol ? Addressee.GENERAL_SECRETARIAT : Addressee.ncbOf(reference);
        OutgoingLetter letter = OutgoingLetter.about(reference, letterOf(copy), recipient);
        letter(letter);
        row(
                "copies",
                Map.of(
                        "id", copy.id(),
                        "reference", reference.value(),
                        "recipient", copy.recipient(),
                        "organisation", organisation.value(),
                        "subject", copy.subject(),
                        "subject_id", copy.subjectId(),
                        "made_by", act.by().userId(),
                        "made_at", at,
                        "mail_id", letter.id()));
    }

    private static Letter letterOf(OfficialCopy copy) {
        if (copy.recipient() == OfficialCopy.Recipient.GENERAL_SECRETARIAT) return Letter.COPY_TO_GENERAL_SECRETARIAT;
        return switch (copy.subject()) {
            case MESSAGE -> Letter.MESSAGE_COPY_TO_NCB;
            case EXCHANGE -> Letter.EXCHANGE_COPY_TO_NCB;
            case DELIVERY, SUBMISSION, CORRECTION, WITHDRAWAL, SUPPLEMENT -> Letter.PRODUCT_COPY_TO_NCB;
        };
    }

    private void letter(OutgoingLetter letter) {
        Envelope envelope = envelopes.address(
                letter.id(), letter.organisation(), letter.to().mail());
        Map<String, Object> row = new HashMap<>();
        row.put("id", letter.id());
        row.put("message_id", envelope.messageId());
        row.put("reference", letter.reference().map(CaseReference::value).orElse(null));
        row.put("organisation", letter.organisation().value());
        row.put("recipient", envelope.recipient().orElse(null));
        row.put("template", letter.letter());
        row.put("language", envelope.language());
        row.put("created_at", at);
        row.put("reader", letter.reader());
        row.put("page", letter.page());
        letter.task().ifPresent(task -> {
            row.put("task_node", task.node());
            row.put("task_name", task.name());
            row.put("due_at", task.due());
            row.put("ends_at", task.ends());
            row.put("next_step", task.next());
        });
        row("letters", row);
    }

    private void passage(Passage passage) {
        Map<String, Object> row = new HashMap<>();
        row.put("instance", passage.instance());
        row.put("reference", passage.reference().value());
        row.put("process", passage.process());
        row.put("activity", passage.activity());
        row.put("entered_at", passage.enteredAt());
        row.put("left_at", passage.leftAt());
        row.put("cancelled", passage.cancelled());
        if (passage.leftBy() != null) row.put("left_by", passage.leftBy());
        row("passages", row);
    }

    @SuppressWarnings("unchecked")
    private void row(String kind, Map<String, Object> columns) {
        Map<String, Object> part = parts.get(parts.size() - 1);
        ((List<Map<String, Object>>) part.computeIfAbsent(kind, none -> new ArrayList<>())).add(columns);
    }
}
