package org.ncbrelay.flow.exchange;

import java.time.Clock;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.exchange.Exchange;
import org.ncbrelay.domain.exchange.Exchange.Direction;
import org.ncbrelay.domain.exchange.Exchange.Outcome;
import org.ncbrelay.domain.exchange.Exchange.Subject;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Exchanges;
import org.springframework.stereotype.Service;

/** Records what passes between INTERPOL's team and an agency, and what its NCB decides on it (Annex 1.1, 1.2). */
@Service
record ExchangeStep(Cases cases, Exchanges exchanges, Journal journal, Clock clock) {
    /** Whether the answer that comes back was given by the NCB itself, as the agency's second office or in its place. */
    boolean isActOfNcb(Direction direction, Officer by) {
        return direction == Direction.FROM_AGENCY && by.isAny(Role.NCB_OFFICER, Role.NCB_HEAD);
    }

    /** Passes it on directly, with the NCB's copy in the same transaction. */
    void copyToNcb(Exchange exchange, Officer by) {
        if (exchange.isOfIntelligence()) {
            journal.record(
                    act(EventKind.NCB_COPIED, exchange, by).to(ncb(exchange)).withLetter(Letter.EXCHANGE_COPY_TO_NCB));
            return;
        }
        UUID id = UUID.randomUUID();
        Act copied = act(EventKind.NCB_COPIED, exchange, by).toNcb().copiedToNcb(CopySubject.EXCHANGE, id.toString());
        journal.record(copied);
        exchanges.passed(id, exchange, copied.copyId(), by, clock.instant());
        askAgency(exchange);
    }

    /** @return the id of what waits at the NCB */
    UUID sendToNcb(Exchange exchange, Officer by) {
        UUID id = UUID.randomUUID();
        if (!exchange.isOfIntelligence()) exchanges.sentToNcb(id, exchange, by, clock.instant());
        journal.record(
                act(EventKind.SENT_TO_NCB, exchange, by).to(ncb(exchange)).withLetter(Letter.EXCHANGE_TO_PASS_ON));
        return id;
    }

    /** The NCB passes it on, to the agency or to INTERPOL. */
    void passOn(UUID id, Exchange exchange, Officer by) {
        decided(id, exchange, Outcome.PASSED_ON, null, by);
        journal.record(act(EventKind.PASSED_ON_BY_NCB, exchange, by)
                .to(exchange.isToAgency() ? agency(exchange) : Addressee.INTERPOL));
        askAgency(exchange);
    }

    /** The NCB answers in the agency's place. */
    void answer(UUID id, Exchange exchange, Officer by) {
        decided(id, exchange, Outcome.ANSWERED_BY_NCB, null, by);
        journal.record(act(EventKind.ANSWERED_BY_NCB, exchange, by).toInterpol());
    }

    /** The NCB returns it to where it came from, with a reason. */
    void giveBack(UUID id, Exchange exchange, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        decided(id, exchange, Outcome.RETURNED, reason, by);
        Act returned = act(EventKind.RETURNED_BY_NCB, exchange, by)
                .noting(exchange.note().then(reason));
        // A unit has the letter of the task that it finds again.
        journal.record(
                exchange.isOfIntelligence()
                        ? returned
                        : returned.to(exchange.isToAgency() ? Addressee.INTERPOL : agency(exchange))
                                .withLetter(Letter.EXCHANGE_RETURNED));
    }

    /** The NCB did not decide until its last reminder; INTERPOL's liaison officer is informed (our default). */
    void silent(UUID id, Exchange exchange, Officer by) {
        decided(id, exchange, Outcome.NOT_PASSED_ON, null, by);
        journal.record(act(EventKind.NOT_PASSED_ON, exchange, by)
                .to(ncb(exchange))
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.GENERAL_SECRETARIAT));
    }

    /** Of an answer to intelligence the timeline says it: the answer itself is on record in the country alone until it has passed. */
    private void decided(UUID id, Exchange exchange, Outcome outcome, String reason, Officer by) {
        if (!exchange.isOfIntelligence()) exchanges.decided(id, outcome, reason, by, clock.instant());
    }

    private static Act act(EventKind kind, Exchange exchange, Officer by) {
        Act act = exchange.isOfIntelligence()
                ? Act.of(IntelligenceEventKind.valueOf(kind.name()), exchange.reference(), by)
                        .readableBy(exchange.country())
                : Act.of(kind, exchange.reference(), by);
        return act.noting(exchange.note());
    }

    private static Addressee ncb(Exchange exchange) {
        return Addressee.ncb(exchange.country());
    }

    private void askAgency(Exchange exchange) {
        if (exchange.isToAgency()) journal.send(letter(exchange.subject()), exchange.reference(), agency(exchange));
    }

    private Addressee agency(Exchange exchange) {
        return Addressee.agency(cases.get(exchange.reference()));
    }

    private static Letter letter(Subject subject) {
        return switch (subject) {
            case MENTORING_PLAN -> Letter.PLAN_TO_AGREE;
            case RECEIPT -> Letter.FEEDBACK_ASKED;
            case EXPERT_INTRODUCTION -> Letter.EXPERT_INTRODUCED;
            case MENTORING_AIMS,
                    TRAINING_NEEDS,
                    TRAINING_EVALUATION,
                    TRAINING_FOLLOW_UP,
                    EXPERT_RATING,
                    SUPPORT_OFFER -> Letter.ANSWER_ASKED;
            case INTELLIGENCE_RECEIPT, INTELLIGENCE_REPORT ->
                throw new IllegalStateException("intelligence goes to a unit by its dispatch");
        };
    }
}
