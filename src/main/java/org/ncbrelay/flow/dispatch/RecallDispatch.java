package org.ncbrelay.flow.dispatch;

import java.time.Clock;
import java.util.List;
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

/** Recalls a dispatch that was not acknowledged yet; all of them, if the owner of the basis withdrew or corrected it. */
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
     * @throws Refusal.Conflict  if it was acknowledged or recalled before, or no one waits for it any longer
     */
    @Transactional
    public void recall(CaseReference reference, OrganisationCode country, String reason, Officer by) {
        allow(by);
        Texts.requireReason(reason);
        Dispatch sent = store.dispatch(reference, country).orElseThrow(Refusal.NotFound::new);
        recall(reference, sent, false, reason, by);
        process.recalled(reference, country);
        if (store.dispatches(reference).stream().noneMatch(Dispatch::isAbroad)) process.reviewOvertaken(reference);
    }

    /**
     * Recalls it from every country that holds it, acknowledged or not, because the owner of its basis withdrew or corrected that.
     *
     * @return what was recalled
     */
    List<Dispatch> recallEverywhere(CaseReference reference, String reason, Officer by) {
        List<Dispatch> abroad =
                store.dispatches(reference).stream().filter(Dispatch::isAbroad).toList();
        abroad.forEach(sent -> recall(reference, sent, true, reason, by));
        abroad.forEach(sent -> process.recalled(reference, sent.country()));
        // Where its flow had ended before, nothing else records it.
        if (store.status(reference).equals("DISSEMINATED")) {
            store.changeStatus(reference, "RECALLED");
            journal.record(Act.of(IntelligenceEventKind.RECALLED_EVERYWHERE, reference, by));
        }
        return abroad;
    }

    private void recall(CaseReference reference, Dispatch sent, boolean acknowledged, String reason, Officer by) {
        store.recalled(reference, sent.country(), acknowledged, reason, by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.RECALLED, reference, by)
                .toNcb(sent.country())
                .noting(reason)
                .withLetter(Letter.DISPATCH_RECALLED, readers(reference, sent)));
    }

    /** Who is written about a dispatch: the NCB, and over the open channel the agency that it went to directly, unless its case has another one now. */
    Addressee[] readers(CaseReference reference, Dispatch sent) {
        Addressee ncb = Addressee.ncb(sent.country());
        if (sent.channel() != Channel.DIRECT) return new Addressee[] {ncb};
        String agency =
                store.unit(reference, sent.country()).map(Addressee::name).orElse(sent.addressee());
        return Stream.of(channel.recipients(cases.get(store.get(reference).related())))
                .filter(to -> to.equals(ncb) || to.name().equals(agency))
                .toArray(Addressee[]::new);
    }
}
