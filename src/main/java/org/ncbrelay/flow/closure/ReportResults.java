package org.ncbrelay.flow.closure;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.request.Results;
import org.ncbrelay.flow.ReadRequest;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Messages.Party;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.cases.ResultReports;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports what came of a case, from its record on and also after it has ended. What an agency reports that its NCB does not approve waits for the NCB's
 * confirmation, because data reach INTERPOL from an official source only (Annex 1.1).
 */
@Service
public class ReportResults {
    private final Cases cases;
    private final ResultReports reports;
    private final Recordings recordings;
    private final Agencies agencies;
    private final ReadRequest reader;
    private final Journal journal;
    private final Clock clock;

    ReportResults(
            Cases cases,
            ResultReports reports,
            Recordings recordings,
            Agencies agencies,
            ReadRequest reader,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.reports = reports;
        this.recordings = recordings;
        this.agencies = agencies;
        this.reader = reader;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param body with the names of the contract; {@code corrects} names the report that it corrects
     * @return the id of the report
     * @throws Refusal.Invalid  naming every bad field; and as {@link #requireReporter}
     * @throws Refusal.Conflict if the report to correct was corrected before, or is a correction that waits for the NCB
     */
    @Transactional
    public UUID report(CaseReference reference, Map<String, ?> body, Officer by) {
        SupportCase request = cases.getForChange(reference);
        requireReporter(reference, by);
        Map<String, Object> said = new LinkedHashMap<>(body);
        Object corrected = said.remove("corrects");
        UUID corrects = corrected == null ? null : correctable(reference, corrected.toString());
        Results results = reader.results(said, by).orThrow();
        boolean official = isBureau(reference, by)
                || agencies.find(request.agencyCode())
                        .filter(RegisteredAgency::approved)
                        .isPresent();
        UUID id = reports.add(reference, results, corrects, official, by.userId(), clock.instant());
        // The timeline says nothing to INTERPOL that the report does not say yet.
        Act reported = Act.of(
                        corrects == null ? EventKind.RESULTS_REPORTED : EventKind.RESULTS_CORRECTED, reference, by)
                .noting(
                        official
                                ? counted(
                                        results.seizures().size(),
                                        results.persons(),
                                        results.accountsClosed().size())
                                : null);
        journal.record(
                isBureau(reference, by)
                        ? reported.toInterpol()
                        : reported.toNcb().withLetter(Letter.RESULTS_REPORTED));
        return id;
    }

    /**
     * Takes the report of an agency over as the official source.
     *
     * @throws Refusal.NotFound  if there is no such report on the case
     * @throws Refusal.Forbidden to all but the NCB of the case
     * @throws Refusal.Conflict  if it was confirmed before
     */
    @Transactional
    public void confirm(CaseReference reference, UUID id, Officer by) {
        cases.getForChange(reference);
        if (!isBureau(reference, by))
            throw new Refusal.Forbidden("refused.confirmResults", "Only the NCB of the case can confirm results.");
        ResultReports.Report report = report(reference, id);
        if (!reports.confirm(id, by.userId(), clock.instant()))
            throw new Refusal.Conflict("refused.confirmedResults", "These results were confirmed before.");
        journal.record(Act.of(EventKind.RESULTS_CONFIRMED, reference, by)
                .toInterpol()
                .noting(counted(report.seizures(), report.arrests(), report.accountsClosed())));
    }

    private UUID correctable(CaseReference reference, String id) {
        ResultReports.Report report = reports.of(reference).stream()
                .filter(each -> each.id().toString().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal.Invalid("corrects", "wrong.form", "must be the id of a report on this case"));
        if (!report.isCorrectable())
            throw new Refusal.Conflict(
                    "refused.correctedResults",
                    "This report was corrected before, or its correction waits for the NCB.");
        return report.id();
    }

    private ResultReports.Report report(CaseReference reference, UUID id) {
        return reports.of(reference).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    /**
     * What a report says, for its correction.
     *
     * @throws Refusal.NotFound if there is no such report on the case
     */
    @Transactional(readOnly = true)
    public Map<String, Object> said(CaseReference reference, UUID id) {
        return report(reference, id).results();
    }

    private static Note counted(int seizures, int arrests, int accountsClosed) {
        return Phrase.RESULTS_COUNTED.with(seizures + " / " + arrests + " / " + accountsClosed);
    }

    /**
     * Refuses a report by an officer who may not begin one.
     *
     * @throws Refusal.NotFound  if the case is not open to the officer's organisation
     * @throws Refusal.Forbidden if the officer serves neither the agency of the case nor its NCB
     * @throws Refusal.Conflict  if the case is not recorded yet, or was erased
     */
    @Transactional(readOnly = true)
    public void requireReporter(CaseReference reference, Officer by) {
        SupportCase request = cases.get(reference);
        if (!mayReport(reference, request.agencyCode(), by))
            throw new Refusal.Forbidden(
                    "refused.reportResults", "Only the agency of the case or its NCB can report results.");
        recordings.requireRecorded(reference);
        if (request.content().isEmpty())
            throw new Refusal.Conflict("refused.erasedCase", "The data of this case were erased.");
    }

    /** @param agencyCode of the case; null where the NCB itself asked */
    public static boolean mayReport(CaseReference reference, String agencyCode, Officer by) {
        return Party.of(by, reference.organisation(), agencyCode)
                .filter(party -> party != Party.INTERPOL)
                .isPresent();
    }

    /** Whether the officer works for the NCB of the case. */
    public static boolean isBureau(CaseReference reference, Officer by) {
        return Party.of(by, reference.organisation(), null)
                .filter(party -> party == Party.NCB)
                .isPresent();
    }
}
