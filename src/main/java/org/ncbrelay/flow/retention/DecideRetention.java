package org.ncbrelay.flow.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.retention.Retention;
import org.ncbrelay.domain.retention.Retention.Step;
import org.ncbrelay.domain.retention.Retention.Step.RetentionStepKind;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Correlation;
import org.ncbrelay.store.evidence.Retentions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides on the data of a case, or of intelligence, that is over; erasure takes two. */
@Service
public class DecideRetention {
    /** A renewal reaches no further than a request may ask (contract, {@code retentionUntil}). */
    private static final int YEARS_AT_MOST = 5;

    private static final int REVIEW_DAYS_BEFORE_END = 90;

    private final Retentions retentions;
    private final IntelligenceStore intelligence;
    private final Journal journal;
    private final CaseProcess process;
    private final Correlation correlation;
    private final CurrentOfficer officers;
    private final Clock clock;

    DecideRetention(
            Retentions retentions,
            IntelligenceStore intelligence,
            Journal journal,
            CaseProcess process,
            Correlation correlation,
            CurrentOfficer officers,
            Clock clock) {
        this.retentions = retentions;
        this.intelligence = intelligence;
        this.journal = journal;
        this.process = process;
        this.correlation = correlation;
        this.officers = officers;
        this.clock = clock;
    }

    /** What the officer decides on and whose review or end has come. */
    @Transactional(readOnly = true)
    public List<Retentions.Due> due(Officer by) {
        if (!by.isAny(Role.NCB_HEAD, Role.GWET_LEAD, Role.AUDITOR)) throw noKeeper();
        return officers.as(by.asKeeper(), () -> retentions.due(today())).stream()
                .filter(due -> keeps(by, new CaseReference(due.reference())))
                .filter(due -> officers.opens(TokenPart.ofWorkOn(due.reference())))
                .toList();
    }

    /**
     * @param until new end of the retention, for {@link Action#RENEW} alone
     * @throws Refusal.Forbidden to all but auditors and, for cases, heads of an NCB, for intelligence, the leads of the wildlife
     *                           team; for a renewal to all but the source
     * @throws Refusal.Conflict  naming the reason
     */
    @Transactional
    public Retention decide(CaseReference reference, Action action, LocalDate until, String reason, Officer by) {
        return officers.as(by.asKeeper(), () -> decided(reference, action, until, reason, by));
    }

    /** @throws Refusal.NotFound if there is none, or not for the officer: asked before it is known what is decided */
    @Transactional
    public void requireOpen(CaseReference reference, Officer by) {
        officers.as(by.asKeeper(), () -> retentions.getForChange(reference));
    }

    private Retention decided(CaseReference reference, Action action, LocalDate until, String reason, Officer by) {
        Retention retention = retentions.getForChange(reference);
        if (!keeps(by, reference)) throw noKeeper();
        switch (action) {
            case RENEW -> renew(retention, until, reason, by);
            case HOLD -> hold(retention, reason, by);
            case RELEASE -> release(retention, reason, by);
            case PROPOSE_ERASURE -> propose(retention, reason, by);
            case APPROVE_ERASURE -> erase(retention, reason, by);
            case REJECT_ERASURE -> reject(retention, reason, by);
        }
        return retentions.getForChange(reference);
    }

    private void renew(Retention retention, LocalDate until, String reason, Officer by) {
        retention.requireKept();
        if (!by.is(headOf(retention.reference()))
                || !by.organisation().equals(retention.reference().organisation()))
            throw new Refusal.Forbidden("Only the source renews the retention: its NCB, or INTERPOL for intelligence.");
        if (until == null || !until.isAfter(today()) || until.isAfter(today().plusYears(YEARS_AT_MOST)))
            throw new Refusal.Invalid("until", "must be a date within the next 5 years");
        note(retention, RetentionStepKind.RENEWED, until, reason, by);
        LocalDate review = until.minusDays(REVIEW_DAYS_BEFORE_END);
        if (retention.over()) retentions.renew(retention.reference(), until, later(review, today()));
        else retentions.renew(retention.reference(), until, retention.reviewAt());
    }

    private void hold(Retention retention, String reason, Officer by) {
        retention.requireKept();
        if (retention.isHeld()) throw new Refusal.Conflict("There is already a legal hold.");
        note(retention, RetentionStepKind.HELD, null, reason, by);
    }

    private void release(Retention retention, String reason, Officer by) {
        if (!retention.isHeld()) throw new Refusal.Conflict("There is no legal hold.");
        note(retention, RetentionStepKind.RELEASED, null, reason, by);
    }

    private void propose(Retention retention, String reason, Officer by) {
        retention.requireErasable();
        requireNoWork(retention.reference());
        if (retention.isErasureProposed()) throw new Refusal.Conflict("An erasure is proposed already.");
        note(retention, RetentionStepKind.ERASURE_PROPOSED, null, reason, by);
    }

    private void reject(Retention retention, String reason, Officer by) {
        retention.requireApprovableBy(by.userId());
        note(retention, RetentionStepKind.ERASURE_REJECTED, null, reason, by);
    }

    private void erase(Retention retention, String reason, Officer by) {
        retention.requireApprovableBy(by.userId());
        requireNoWork(retention.reference());
        note(retention, RetentionStepKind.ERASURE_APPROVED, null, reason, by);
        CaseReference reference = retention.reference();
        holders(reference).forEach(holder -> journal.send(Letter.DATA_ERASED, reference, Addressee.ncb(holder)));
        journal.flush();
        process.erased(reference);
        retentions.erase(reference);
    }

    /** A task whose data are gone could never be completed, and who asked another bureau would get no answer. */
    private void requireNoWork(CaseReference reference) {
        if (process.hasWork(reference) || correlation.hits(reference).stream().anyMatch(Correlation.Hit::isUnanswered))
            throw new Refusal.Conflict(
                    "refused.eraseWork", "Work on this case goes on, or a question about a hit waits for its answer.");
    }

    /** The source, and for intelligence who owns a part of it or received it: they have copies of their own. */
    private Set<OrganisationCode> holders(CaseReference reference) {
        Set<OrganisationCode> holders = new TreeSet<>(Set.of(reference.organisation()));
        if (!reference.isIntelligence()) return holders;
        OrganisationCode owner = intelligence.get(reference).owner();
        if (owner != null) holders.add(owner);
        intelligence.dispatches(reference).stream()
                .filter(dispatch -> dispatch.recalledAt() == null)
                .forEach(dispatch -> holders.add(dispatch.country()));
        return holders;
    }

    private void note(Retention retention, RetentionStepKind kind, LocalDate until, String reason, Officer by) {
        Instant now = clock.instant();
        Step step = new Step(kind, until, reason, by.userId(), by.organisation().value(), now);
        retentions.add(retention.reference(), step);
    }

    private static boolean keeps(Officer by, CaseReference reference) {
        return by.isAny(Role.AUDITOR, headOf(reference));
    }

    private static Role headOf(CaseReference reference) {
        return reference.isIntelligence() ? Role.GWET_LEAD : Role.NCB_HEAD;
    }

    private static Refusal noKeeper() {
        return new Refusal.Forbidden(
                "Auditors decide on retention, and heads of an NCB on cases, leads of the wildlife team on intelligence.");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** What can be decided. */
    public enum Action {
        RENEW,
        HOLD,
        RELEASE,
        PROPOSE_ERASURE,
        APPROVE_ERASURE,
        REJECT_ERASURE
    }
}
