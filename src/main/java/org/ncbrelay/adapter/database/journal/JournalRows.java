package org.ncbrelay.adapter.database.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.database.NoteColumns;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CasePath.Passage;
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
        row(ofIntelligence ? "intelligence_events" : "events", event);
    }

    /** The letter that goes with a copy proves it; the copy to the General Secretariat opens the case to it (Annex 1.1). */
    private void copy(Act act, OfficialCopy copy) {
        CaseReference reference = act.reference();
        boolean toInterpol = copy.recipient() == OfficialCopy.Recipient.GENERAL_SECRETARIAT;
        OrganisationCode organisation = toInterpol ? OrganisationCode.INTERPOL : reference.organisation();
        if (toInterpol)
            row(AccessRow.KIND, AccessRow.of(reference, organisation, "COPY_TO_GENERAL_SECRETARIAT", act.by(), at));
        UUID letter = UUID.randomUUID();
        letter(letter, Optional.of(reference), organisation, Optional.empty(), letterOf(copy));
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
                        "mail_id", letter));
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
        letter(
                letter.id(),
                letter.reference(),
                letter.organisation(),
                letter.to().mail(),
                letter.letter());
    }

    private void letter(
            UUID id,
            Optional<CaseReference> reference,
            OrganisationCode organisation,
            Optional<String> mail,
            Letter letter) {
        Envelope envelope = envelopes.address(id, organisation, mail);
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("message_id", envelope.messageId());
        row.put("reference", reference.map(CaseReference::value).orElse(null));
        row.put("organisation", organisation.value());
        row.put("recipient", envelope.recipient().orElse(null));
        row.put("template", letter);
        row.put("language", envelope.language());
        row.put("created_at", at);
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
        row("passages", row);
    }

    @SuppressWarnings("unchecked")
    private void row(String kind, Map<String, Object> columns) {
        Map<String, Object> part = parts.get(parts.size() - 1);
        ((List<Map<String, Object>>) part.computeIfAbsent(kind, none -> new ArrayList<>())).add(columns);
    }
}
