package org.ncbrelay.flow.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Receipt;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.request.RequestSummary;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.flow.ReadRequest;
import org.ncbrelay.flow.StartPreservation;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.store.cases.Receipts;
import org.ncbrelay.store.cases.StepClocks;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Files a request and starts its flow: in one transaction, with the copy to the General Secretariat, or not at all (Annex 1.1). */
@Service
public class SubmitRequest {
    /** A year of no case. Nodes that start at once rehearse with different numbers, so that none waits for another. */
    private static final int BEFORE_ALL = 1;

    private final Cases cases;
    private final Capabilities capabilities;
    private final StepClocks clocks;
    private final Journal journal;
    private final StartPreservation preservation;
    private final CaseProcess process;
    private final Agencies agencies;
    private final Receipts receipts;
    private final ReadRequest reader;
    private final AuditSeals seals;
    private final Clock clock;

    public SubmitRequest(
            Cases cases,
            Capabilities capabilities,
            StepClocks clocks,
            Journal journal,
            StartPreservation preservation,
            CaseProcess process,
            Agencies agencies,
            Receipts receipts,
            ReadRequest reader,
            AuditSeals seals,
            Clock clock) {
        this.cases = cases;
        this.capabilities = capabilities;
        this.clocks = clocks;
        this.journal = journal;
        this.preservation = preservation;
        this.process = process;
        this.agencies = agencies;
        this.receipts = receipts;
        this.reader = reader;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * Submits a request once per key.
     *
     * @param body       the request with the names of the contract
     * @param key        chosen by the sender for this submission; null if it does not care
     * @param bodySha256 hash of the body that the key belongs to, in lower-case hexadecimal
     * @throws Refusal.Invalid       naming every bad field
     * @throws Refusal.Unprocessable if the key came with another body before
     * @throws Refusal.Forbidden     if the officer serves no agency and no NCB, or an agency that is in no register
     */
    @Transactional
    public Receipt submit(Map<String, ?> body, String key, String bodySha256, Officer by) {
        Requesters.requireRequester(by);
        return receipts.once(
                by,
                key,
                bodySha256,
                () -> file(
                        body,
                        bodySha256,
                        by,
                        now -> cases.nextReference(
                                by.organisation(), now.atZone(ZoneOffset.UTC).getYear())));
    }

    /**
     * Does all that a submission does, for a case with a number that is never given, and writes its acts; the transaction is rolled back.
     *
     * @return the reference, by which the running transaction reads the case
     */
    @Transactional
    public CaseReference rehearse(Map<String, ?> body, Officer by) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        CaseReference reference = CaseReference.of(
                by.organisation(), BEFORE_ALL, ThreadLocalRandom.current().nextInt(1, 500_000));
        file(body, null, by, now -> reference);
        journal.flush();
        return reference;
    }

    private Receipt file(Map<String, ?> body, String bodySha256, Officer by, Function<Instant, CaseReference> named) {
        Instant now = clock.instant();
        SupportRequest request = reader.read(body, by).orThrow();
        Optional<RegisteredAgency> agency = agencyOf(request, by);
        // Read first: nothing is written yet that a later statement would have to wait for.
        String checkpoint = seals.latest().toString();
        CaseReference reference = named.apply(now);
        cases.file(reference, by, agency, request, now);
        capabilities.request(reference, request.capabilities(), now);
        clocks.startWithSubmission(reference, now);
        journal.record(Act.of(EventKind.REQUEST_SUBMITTED, reference, by).to(Addressee.ncb(by.organisation())));
        String flow = process.together(() -> {
            String started = process.start(reference, RequestSummary.of(request, by.organisation()));
            cases.attachFlow(reference, started);
            preservation.start(reference, request);
            return started;
        });
        return new Receipt(reference, CaseStatus.SUBMITTED.name(), now, bodySha256, checkpoint, flow);
    }

    /** That of the register: the one whose code an NCB gives, or the officer's own; empty for an NCB that asks for itself (our default). */
    private Optional<RegisteredAgency> agencyOf(SupportRequest request, Officer by) {
        String code = request.agency().code() != null ? request.agency().code() : by.agencyCode();
        if (code == null) return Optional.empty();
        return Optional.of(agencies.find(code)
                .orElseThrow(() -> new Refusal.Forbidden(
                        "refused.unregisteredAgency",
                        "Your agency is not in the register. Your NCB must enter it before you can ask for support.")));
    }
}
