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
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a team stay longer, within the bound of a mission. */
@Service
public class ExtendMission {
    private final Cases cases;
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final MemberCountries countries;
    private final Journal journal;
    private final CaseProcess process;
    private final Clock clock;

    public ExtendMission(
            Cases cases,
            Deployments deployments,
            DeploymentRecord record,
            MemberCountries countries,
            Journal journal,
            CaseProcess process,
            Clock clock) {
        this.cases = cases;
        this.deployments = deployments;
        this.record = record;
        this.countries = countries;
        this.journal = journal;
        this.process = process;
        this.clock = clock;
    }

    /**
     * @param days further working days, by the calendar of the host
     * @throws Refusal.Invalid   if the mission would last longer than 20 working days in all
     * @throws Refusal.Forbidden if the officer neither heads the host's NCB nor leads the wildlife team
     * @throws Refusal.Conflict  if no team is deployed
     */
    @Transactional
    public void extend(CaseReference reference, int days, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        boolean host = by.is(Role.NCB_HEAD) && by.organisation().equals(request.organisation());
        if (!host && !by.is(Role.GWET_LEAD))
            throw new Refusal.Forbidden("Only the head of the host's NCB or INTERPOL's lead can extend a mission.");
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Texts.requiredNarrative("reason", reason, 2000);
        request.requireOpen();
        WorkingCalendar calendar = countries
                .find(request.organisation())
                .map(MemberCountry::calendar)
                .orElseThrow();
        deployments.of(reference).runningMission().requireExtendable(days, calendar, clock.instant());
        record.add(reference, DeploymentFactKind.EXTENDED, Note.written(reason), days, by);
        process.missionExtended(reference);
    }

    /** Tells host, agency and team. */
    @Transactional
    public void announce(CaseReference reference) {
        SupportCase request = cases.get(reference);
        journal.send(Letter.MISSION_EXTENDED, reference, Addressee.ncbOf(reference));
        journal.send(Letter.MISSION_EXTENDED, reference, Addressee.INTERPOL);
        journal.send(Letter.MISSION_EXTENDED, reference, Addressee.agency(request));
    }
}
