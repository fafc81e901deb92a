package org.ncbrelay.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Entry;
import org.ncbrelay.journal.Entry.Recorded;
import org.ncbrelay.journal.Envelopes;

/** Entries become parts, each of which is written as whoever recorded it. */
class JournalRowsTest {
    private static final CaseReference REFERENCE = new CaseReference("KEN-2026-000001");
    private static final Officer KENYAN = new Officer("ncb.ken", new OrganisationCode("KEN"), null, Set.of());
    private static final Officer ANALYST = new Officer("analyst", OrganisationCode.INTERPOL, null, Set.of());

    private final JournalRows rows = new JournalRows(new PlainEnvelopes(), Instant.EPOCH);

    @Test
    void eachChangeOfTheOfficerBeginsAPartSoThatTheOrderStays() {
        add(KENYAN, act(EventKind.REQUEST_ACKNOWLEDGED, KENYAN));
        add(ANALYST, act(EventKind.REQUEST_ASSESSED, ANALYST));
        add(KENYAN, act(EventKind.RECORD_CHECKED, KENYAN));
        rows.add(new Recorded(Optional.empty(), act(EventKind.MAIL_FAILED, KENYAN)));

        assertThat(rows.parts())
                .extracting(part -> part.get("organisation") + " " + kinds(part))
                .containsExactly(
                        "KEN [REQUEST_ACKNOWLEDGED]",
                        "INTERPOL [REQUEST_ASSESSED]",
                        "KEN [RECORD_CHECKED]",
                        " [MAIL_FAILED]");
    }

    /** What somebody wrote is told from the relay's words by the column, whatever it reads like. */
    @Test
    void anEventHasItsNoteInEnglishAndTheRelaysPartByCode() {
        Note assigned = Capability.MENTORING.note(Phrase.ANALYST_ASSIGNED.with("Wallets"));
        add(KENYAN, act(EventKind.CAPABILITY_STEP, KENYAN).noting(assigned));
        add(KENYAN, act(EventKind.CAPABILITY_STEP, KENYAN).noting(assigned.toString()));

        List<Map<String, Object>> events = rows(rows.parts().get(0), "events");
        assertThat(events).extracting(event -> event.get("note")).containsOnly("mentoring: analyst assigned: Wallets");
        assertThat(events)
                .extracting(event -> event.get("said"))
                .containsExactly(
                        List.of(
                                List.of("", "capability.MENTORING", "mentoring"),
                                List.of(": ", "phrase.ANALYST_ASSIGNED", "analyst assigned")),
                        null);
    }

    private void add(Officer officer, Entry entry) {
        rows.add(new Recorded(Optional.of(officer), entry));
    }

    private static Act act(EventKind kind, Officer by) {
        return Act.of(kind, REFERENCE, by);
    }

    private static List<String> kinds(Map<String, Object> part) {
        return rows(part, "events").stream()
                .map(event -> event.get("kind").toString())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> part, String kind) {
        return (List<Map<String, Object>>) part.get(kind);
    }

    private static final class PlainEnvelopes implements Envelopes {
        @Override
        public Envelope address(UUID letter, OrganisationCode organisation, Optional<String> mail) {
            return new Envelope("<" + letter + "@relay.example>", mail, "en");
        }

        @Override
        public Optional<String> refusedAddress() {
            return Optional.empty();
        }
    }
}
