package org.ncbrelay.fakes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Feedbacks;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.correlation.Correlation;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.support.MutableClock;

/** All ports in memory around one case, for tests of use cases without engine and database. */
public final class FakeRelay {
    public final MutableClock clock = new MutableClock(Samples.NOW);
    public final FakeCases cases = new FakeCases();
    public final FakeAcknowledgments acknowledgments = new FakeAcknowledgments();
    public final FakeAuthorizations authorizations = new FakeAuthorizations();
    public final FakeAgencies agencies = new FakeAgencies();
    public final FakeCapabilities capabilities = new FakeCapabilities();
    public final RememberingCaseProcess process =
            new RememberingCaseProcess(FakeCurrentOfficer.of(Samples.RELAY));
    public final AuditSeals seals = PartialPort.of(
            AuditSeals.class,
            Map.of("latest", asked -> new Checkpoint(1, Samples.NOW.toString(), "root", "key", "signature")));
    /** What was filed to be compared with other cases. */
    public final List<Object> traces = new ArrayList<>();

    public final Correlation correlation =
            PartialPort.of(Correlation.class, Map.of("keep", filed -> traces.addAll((List<?>) filed[1])));
    public final FakeDeliveries deliveries = new FakeDeliveries();
    public final FakeEscalations escalations = new FakeEscalations();
    public final Feedbacks feedbacks = (reference, kind, outcome, note, by, at) -> {};
    public final FakeJournal journal = new FakeJournal();
    public final FakeMemberCountries countries = new FakeMemberCountries();
    public final FakeMessages messages = new FakeMessages();
    public final FakeProducts products = new FakeProducts();
    public final FakeReceipts receipts = new FakeReceipts();
    public final FakeRecordings recordings = new FakeRecordings();
    public final FakeStepClocks clocks = new FakeStepClocks();
    public final FakeTriages triages = new FakeTriages();

    /** Puts the sample case on file in a state. */
    public SupportCase has(CaseStatus status) {
        SupportCase request = cases.has(Samples.request(status));
        if (capabilities.of(request.reference()).isEmpty())
            capabilities.request(request.reference(), request.capabilities(), Samples.NOW);
        return request;
    }

    /** Puts acknowledgment and a live grant on record: the direct channel is open. */
    public void openDirectChannel() {
        acknowledgments.added.add(
                new Acknowledgment(Acknowledgment.Outcome.ACKNOWLEDGED, null, Samples.NCB.userId(), Samples.NOW));
        Authorization authorization = authorizations.of(cases.get(Samples.REFERENCE));
        authorizations.facts.add(authorization.grant(
                Samples.HEAD, "Three accounts", Samples.NOW.plus(Duration.ofDays(30)), Samples.NOW));
    }

    public CaseStatus status() {
        return cases.get(Samples.REFERENCE).status();
    }
}
