package org.ncbrelay.flow.dispatch;

import java.time.Clock;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.intelligence.IntelligenceStore.Dispatch;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.WriteToAgency;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.IntelligenceFlow;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recalls a dispatch that was not acknowledged yet. */
@Service
public class RecallDispatch {
    private final IntelligenceStore store;
    private final IntelligenceFlow process;
    private final Cases cases;
    private final WriteToAgency channel;
    private final Journal journal;
    private final Clock clock;

    public RecallDispatch(
            IntelligenceStore store,
            IntelligenceFlow process,
            Cases cases,
            WriteToAgency channel,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.process = process;
        this.cases = cases;
        this.channel = channel;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Refusal.Forbidden if the officer does not lead the wildlife team */
    public static void allow(Officer by) {
        if (!by.is(Role.GWET_LEAD)) throw new Refusal.Forbidden("Only a lead of the wildlife team recalls a dispatch.");
    }

    /**
     * @throws Refusal.Forbidden as {@link #allow}
     * @throws Refusal.Invalid   naming {@code reason} as {@link Texts#requireReason}
     * @throws Refusal.Conflict  if it was acknowledged or recalled before, or nobody waits for it any longer
     */
    @Transactional
    public void recall(CaseReference reference, OrganisationCode country, String reason, Officer by) {
        allow(by);
        Texts.requireReason(reason);
        Dispatch sent = store.dispatch(reference, country).orElseThrow(Refusal.NotFound::new);
        store.recalled(reference, country, reason, by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.RECALLED, reference, by)
                .toNcb(country)
                .noting(reason)
                .withLetter(Letter.DISPATCH_RECALLED, readers(reference, sent)));
        process.recalled(reference, country);
    }

    /** The NCB, and over the open channel the agency that it went to directly, unless its case has another one now. */
    private Addressee[] readers(CaseReference reference, Dispatch sent) {
        Addressee ncb = Addressee.ncb(sent.country());
        if (sent.channel() != Channel.DIRECT) return new Addressee[] {ncb};
        String agency =
                store.unit(reference, sent.country()).map(Addressee::name).orElse(sent.addressee());
        return Stream.of(channel.recipients(cases.get(store.get(reference).related())))
                .filter(to -> to.equals(ncb) || to.name().equals(agency))
                .toArray(Addressee[]::new);
    }
}
