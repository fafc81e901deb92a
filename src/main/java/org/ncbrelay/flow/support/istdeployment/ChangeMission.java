package org.ncbrelay.flow.support.istdeployment;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.WriteToAgency;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.support.Deployments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a team stay longer, within the bound of a mission, and records that it leaves. */
@Service
public class ChangeMission {
    private final Cases cases;
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final MemberCountries countries;
    private final WriteToAgency agency;
    private final Journal journal;
    private final MeasureRecord measures;
    private final Capabilities capabilities;
    private final CaseProcess process;
    private final Clock clock;
    private final CurrentOfficer officers;

    ChangeMission(
            Cases cases,
            Deployments deployments,
            DeploymentRecord record,
            MemberCountries countries,
            WriteToAgency agency,
            Journal journal,
            MeasureRecord measures,
            Capabilities capabilities,
            CaseProcess process,
            Clock clock,
            CurrentOfficer officers) {
        this.cases = cases;
        this.deployments = deployments;
        this.record = record;
        this.countries = countries;
        this.agency = agency;
        this.journal = journal;
        this.measures = measures;
        this.capabilities = capabilities;
        this.process = process;
        this.clock = clock;
        this.officers = officers;
    }

    /**
     * @param days further working days, by the calendar of the host
     * @throws Refusal.Invalid   if the mission would last longer than 20 working days in all
     * @throws Refusal.Forbidden if the officer neither heads the host's NCB nor leads the wildlife team
     * @throws Refusal.Conflict  if no team is deployed or waits for its first day
     */
    @Transactional
    public void extend(CaseReference reference, int days, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        if (!isHost(request, by) && !by.is(Role.GWET_LEAD))
            throw new Refusal.Forbidden("Only the head of the host's NCB or INTERPOL's lead can extend a mission.");
        Texts.requireReason(reason);
        request.requireOpen();
        WorkingCalendar calendar = countries.calendarOf(request.organisation());
        Deployment deployment = deployments.of(reference);
        deployment.requireMission();
        deployment
                .mission(deployments.terms(reference).orElseThrow().terms())
                .requireExtendable(days, calendar, clock.instant());
        record.add(reference, DeploymentFactKind.EXTENDED, Note.written(reason), days, by);
        process.missionExtended(reference);
    }

    /** Tells host, agency and team that it stays longer. */
    public void announceExtension(CaseReference reference) {
        announce(Letter.MISSION_EXTENDED, cases.get(reference));
    }

    /**
     * Ends a mission as planned.
     *
     * @param evidenceInHostCustody must hold: evidence stays with the host
     * @param note                  null if none
     */
    public void endAsPlanned(CaseReference reference, boolean evidenceInHostCustody, String note, Officer by) {
        if (!evidenceInHostCustody)
            throw new Refusal.Invalid("evidenceInHostCustody", "evidence stays in the custody of the host");
        deployments.of(reference).requireMission();
        record.add(reference, DeploymentFactKind.COMPLETED, note, by);
        measures.done(reference, Capability.IST_DEPLOYMENT, MeasureKind.TEAM, by);
        measures.done(reference, Capability.IST_DEPLOYMENT, MeasureKind.EXPERT, by);
    }

    /**
     * Ends a mission early: the head of the host's NCB withdraws the consent, or the lead of the wildlife team the
     * team. The report of a team that was in the country stays owed.
     *
     * @throws Refusal.Forbidden if the officer is neither
     * @throws Refusal.Conflict  if no team is deployed or waits for its first day
     */
    @Transactional
    public void endEarly(CaseReference reference, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        boolean host = isHost(request, by);
        if (!host && !by.is(Role.GWET_LEAD))
            throw new Refusal.Forbidden("Only the head of the host's NCB or INTERPOL's lead can end a mission early.");
        Texts.requireReason(reason);
        request.requireOpen();
        deployments.of(reference).requireMission();
        record.add(reference, host ? DeploymentFactKind.CONSENT_WITHDRAWN : DeploymentFactKind.WITHDRAWN, reason, by);
        if (host) process.hostConsentWithdrawn(reference);
        else process.missionWithdrawn(reference);
    }

    /**
     * Calls the team home, and tells everybody whom it concerns; records why, where no one has said so: its time is over, or its support was
     * withdrawn. The deployment then ends with its case or its support, and its report goes on as a flow of its own.
     */
    public void recall(CaseReference reference, Officer by) {
        boolean withdrawn = capabilities.of(reference).stream()
                .anyMatch(support -> support.capability() == Capability.IST_DEPLOYMENT
                        && support.status() == Capabilities.Status.WITHDRAWN);
        // By the relay: an agency that withdraws reads nothing of it without direct contact.
        Deployment deployment = officers.as(Officer.relay(reference.organisation()), () -> deployments.of(reference));
        if (!deployment.isOver()) {
            if (withdrawn) record.add(reference, DeploymentFactKind.WITHDRAWN, Phrase.SUPPORT_WITHDRAWN.note(), by);
            else record.add(reference, DeploymentFactKind.TIME_OVER, by);
        }
        boolean recalled = !measures.undo(reference, Capability.IST_DEPLOYMENT, MeasureKind.TEAM, by)
                .isEmpty();
        measures.undo(reference, Capability.IST_DEPLOYMENT, MeasureKind.EXPERT, by);
        if (recalled && withdrawn) keepReportDue(reference);
    }

    /** The report of a mission stays due when its support is withdrawn: it begins again with the exit briefing, as a flow of its own. */
    public void keepReportDue(CaseReference reference) {
        process.missionReportOwed(
                reference, Phrase.MISSION_REPORT.with(cases.get(reference).title()));
    }

    private static boolean isHost(SupportCase request, Officer by) {
        return by.is(Role.NCB_HEAD) && by.organisation().equals(request.organisation());
    }

    private void announce(Letter letter, SupportCase request) {
        agency.send(letter, request.reference());
        journal.send(letter, request.reference(), Addressee.INTERPOL);
    }
}
