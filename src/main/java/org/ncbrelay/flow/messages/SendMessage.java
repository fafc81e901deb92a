package org.ncbrelay.flow.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Messages;
import org.ncbrelay.store.cases.Messages.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends a message on a case; between agency and INTERPOL only over the open direct channel, with the NCB's copy (Annex 1.1). */
@Service
public class SendMessage {
    private static final int LONGEST = 8000;

    private final Cases cases;
    private final Channels channels;
    private final Messages messages;
    private final Journal journal;
    private final Clock clock;

    public SendMessage(Cases cases, Channels channels, Messages messages, Journal journal, Clock clock) {
        this.cases = cases;
        this.channels = channels;
        this.messages = messages;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param to   null for the other end of the direct channel; the NCB's default is its agency
     * @param text 1 to 8,000 characters
     * @throws Refusal.Conflict if the channel between the two is not open
     */
    @Transactional
    public UUID send(CaseReference reference, Party to, String text, Officer by) {
        SupportCase request = cases.getForChange(reference);
        Party from = Party.of(by, request.organisation(), request.agencyCode())
                .orElseThrow(() -> new Refusal.Forbidden(
                        "refused.write", "Only the agency, its NCB and INTERPOL's teams write on a case."));
        Party addressee = to != null ? to : from == Party.AGENCY ? Party.INTERPOL : Party.AGENCY;
        if (text == null || text.isBlank()) throw new Refusal.Invalid("text", "wrong.required", "must not be empty");
        Texts.requiredNarrative("text", text, LONGEST);
        if (addressee == from) throw new Refusal.Invalid("to", "wrong.addressee", "must be another party than yours");
        request.requireOpen();
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        Act sent = Act.of(EventKind.MESSAGE_SENT, reference, by)
                .to(Addressee.named(addressee.name()))
                .withLetter(Letter.MESSAGE_RECEIVED, recipient(request, addressee));
        UUID copy = null;
        if (from != Party.NCB && addressee != Party.NCB) {
            if (!channels.of(request).isDirect())
                throw new Refusal.Conflict("refused.noChannel", "Direct contact is not authorized; write to the NCB.");
            sent = sent.copiedToNcb(CopySubject.MESSAGE, id.toString());
            copy = sent.copyId();
        }
        journal.record(sent);
        journal.flush();
        messages.add(id, reference, by, from, addressee, text, copy, now);
        return id;
    }

    private static Addressee recipient(SupportCase request, Party party) {
        return switch (party) {
            case AGENCY -> Addressee.agency(request);
            case NCB -> Addressee.ncbOf(request.reference());
            case INTERPOL -> Addressee.INTERPOL;
        };
    }
}
