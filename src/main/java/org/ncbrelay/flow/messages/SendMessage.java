package org.ncbrelay.flow.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channel;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.port.Acknowledgments;
import org.ncbrelay.port.Authorizations;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Copies;
import org.ncbrelay.port.Copies.Subject;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Messages;
import org.ncbrelay.port.Messages.Party;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends a message on a case; between agency and INTERPOL only over the open direct channel, with the NCB's copy (Annex 1.1). */
@Service
public class SendMessage {
    private static final int LONGEST = 8000;

    private final Cases cases;
    private final Acknowledgments acknowledgments;
    private final Authorizations authorizations;
    private final Messages messages;
    private final Copies copies;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    public SendMessage(
            Cases cases,
            Acknowledgments acknowledgments,
            Authorizations authorizations,
            Messages messages,
            Copies copies,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.cases = cases;
        this.acknowledgments = acknowledgments;
        this.authorizations = authorizations;
        this.messages = messages;
        this.copies = copies;
        this.timeline = timeline;
        this.outbox = outbox;
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
        Party from = party(request, by);
        Party addressee = to != null ? to : from == Party.AGENCY ? Party.INTERPOL : Party.AGENCY;
        if (text == null || text.isBlank()) throw new Refusal.Invalid("text", "must not be empty");
        Texts.requiredNarrative("text", text, LONGEST);
        if (addressee == from) throw new Refusal.Invalid("to", "must be another party than yours");
        request.requireOpen();
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        UUID copy = null;
        if (from != Party.NCB && addressee != Party.NCB) {
            requireDirectChannel(request, now);
            copy = copies.toNcb(reference, Subject.MESSAGE, id.toString(), by, now);
        }
        messages.add(id, reference, by, from, addressee, text, copy, now);
        timeline.record(reference, EventKind.MESSAGE_SENT, by, addressee.name(), null, now);
        notify(request, addressee);
        return id;
    }

    private void requireDirectChannel(SupportCase request, Instant now) {
        boolean acknowledged = acknowledgments.isAcknowledged(request.reference());
        if (Channel.openAt(acknowledged, authorizations.of(request), now) != Channel.DIRECT)
            throw new Refusal.Conflict("Direct contact is not authorized; write to the NCB.");
    }

    private void notify(SupportCase request, Party addressee) {
        switch (addressee) {
            case AGENCY ->
                outbox.toAgency(
                        request.reference(), request.organisation(), request.agencyEmail(), Letter.MESSAGE_RECEIVED);
            case NCB -> outbox.toDesk(request.reference(), request.organisation(), Letter.MESSAGE_RECEIVED);
            case INTERPOL -> outbox.toDesk(request.reference(), OrganisationCode.INTERPOL, Letter.MESSAGE_RECEIVED);
        }
    }

    private static Party party(SupportCase request, Officer by) {
        if (by.servesInterpol()) {
            if (by.isAny(Role.GS_OFFICER, Role.GWET_ANALYST, Role.GWET_LEAD, Role.IST_MEMBER)) return Party.INTERPOL;
        } else if (by.organisation().equals(request.organisation())) {
            if (by.isAny(Role.NCB_OFFICER, Role.NCB_HEAD)) return Party.NCB;
            if (by.is(Role.AGENCY_OFFICER)) return Party.AGENCY;
        }
        throw new Refusal.Forbidden("Only the agency, its NCB and INTERPOL's teams write on a case.");
    }
}
