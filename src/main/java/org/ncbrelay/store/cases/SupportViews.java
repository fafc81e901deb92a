package org.ncbrelay.store.cases;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.DeploymentFile;
import org.ncbrelay.domain.deployment.DraftedTerms;
import org.ncbrelay.domain.deployment.Mission;
import org.ncbrelay.domain.deployment.ReadinessChecklist;
import org.ncbrelay.domain.deployment.TeamMember;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.store.support.Deployments;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.ExpertEngagements.Engagement;
import org.ncbrelay.store.support.ExpertEngagements.Opinion;
import org.ncbrelay.store.support.Meetings;
import org.ncbrelay.store.support.Meetings.MeetingFile;
import org.ncbrelay.store.support.StepRecords;
import org.springframework.stereotype.Repository;

/** Support by each capability as a case shows it: from its recorded steps, and the deployment and the meeting. */
@Repository
public record SupportViews(
        StepRecords steps,
        ExpertEngagements engagements,
        Deployments deployments,
        Meetings meetings,
        MemberCountries countries) {
    /** Every recorded step of the case, in order, as far as it has reached who acts. */
    public List<StepRecord> steps(CaseReference reference) {
        return steps.all(reference);
    }

    /** @param steps all of the case */
    CaseFiles.Support of(CaseReference reference, List<StepRecord> steps) {
        return new CaseFiles.Support(
                mentoring(steps),
                capacityBuilding(steps),
                expertNetwork(reference, steps),
                generalServices(steps),
                deployment(reference),
                meeting(reference));
    }

    /** Null before the first step. */
    private static CaseFiles.Mentoring mentoring(List<StepRecord> steps) {
        List<StepRecord> all = of(steps, Capability.MENTORING);
        return all.isEmpty()
                ? null
                : new CaseFiles.Mentoring(last(all, StepKind.ANALYST_ASSIGNED), last(all, StepKind.PLAN_PROPOSED));
    }

    /** Null before the first step. */
    private static CaseFiles.CapacityBuilding capacityBuilding(List<StepRecord> steps) {
        List<StepRecord> all = of(steps, Capability.CAPACITY_BUILDING);
        return all.isEmpty()
                ? null
                : new CaseFiles.CapacityBuilding(last(all, StepKind.PLAN_PROPOSED), last(all, StepKind.PLAN_ANSWERED));
    }

    /** Null before the first step. */
    private CaseFiles.ExpertNetwork expertNetwork(CaseReference reference, List<StepRecord> steps) {
        List<StepRecord> all = of(steps, Capability.GLOBAL_NETWORK);
        if (all.isEmpty()) return null;
        return new CaseFiles.ExpertNetwork(
                last(all, StepKind.EXPERTISE_DEFINED),
                engagements.of(reference).stream().map(this::asked).toList());
    }

    /** One for each general capability that has begun. */
    private static List<CaseFiles.GeneralService> generalServices(List<StepRecord> steps) {
        return Stream.of(
                        Capability.NOTICE,
                        Capability.DIFFUSION,
                        Capability.DATABASE_CHECK,
                        Capability.FORENSIC_SUPPORT,
                        Capability.TRAINING)
                .map(capability -> generalService(capability, of(steps, capability)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<StepRecord> of(List<StepRecord> steps, Capability capability) {
        return steps.stream().filter(step -> step.capability() == capability).toList();
    }

    private static CaseFiles.GeneralService generalService(Capability capability, List<StepRecord> all) {
        if (all.isEmpty()) return null;
        String number = StepRecord.last(all, StepKind.PUBLISHED)
                .or(() -> StepRecord.last(all, StepKind.SENT))
                .map(step -> step.text("number"))
                .orElse(null);
        return new CaseFiles.GeneralService(
                capability, last(all, StepKind.SERVICE_ASKED), last(all, StepKind.COMPLIANCE_REVIEWED), number);
    }

    /** The opinion is there for INTERPOL and the expert's country: everybody else gets it as a product. */
    private CaseFiles.AskedExpert asked(Engagement engagement) {
        return new CaseFiles.AskedExpert(
                engagement.expert(),
                engagement.organisation().value(),
                engagement.question(),
                engagement.askedAt(),
                engagement.released(),
                engagement.reason(),
                engagement.answeredAt(),
                engagement.introducedAt(),
                engagements.latestOpinion(engagement.id()).map(Opinion::text).orElse(null));
    }

    private static StepRecord last(List<StepRecord> all, StepKind kind) {
        return StepRecord.last(all, kind).orElse(null);
    }

    /** Null where none was opened. */
    private DeploymentFile deployment(CaseReference reference) {
        Deployment deployment = deployments.of(reference);
        if (deployment.facts().isEmpty()) return null;
        List<TeamMember> team = deployments.team(reference);
        ReadinessChecklist readiness = ReadinessChecklist.of(deployment, team, deployments.logistics(reference));
        DraftedTerms drafted = deployments.terms(reference).orElse(null);
        return new DeploymentFile(
                drafted,
                team.stream().map(SupportViews::member).toList(),
                new DeploymentFile.Readiness(readiness.isReady(), readiness.lines()),
                deployment.has(DeploymentFactKind.GO) ? mission(deployment.mission(drafted.terms()), reference) : null,
                deployments.recommendations(reference),
                deployment.facts());
    }

    /** Null where none was planned. */
    private MeetingFile meeting(CaseReference reference) {
        return meetings.find(reference)
                .map(meeting -> new MeetingFile(
                        meeting,
                        meetings.invitations(reference).stream()
                                .map(i -> new MeetingFile.Invited(
                                        i.country().value(),
                                        i.state().name(),
                                        i.participants(),
                                        i.agencies(),
                                        i.reason(),
                                        i.answeredBy(),
                                        i.answeredAt()))
                                .toList(),
                        meetings.outcome(reference).orElse(null),
                        meetings.actions(reference)))
                .orElse(null);
    }

    private DeploymentFile.Mission mission(Mission mission, CaseReference reference) {
        WorkingCalendar host = countries.calendarOf(reference.organisation());
        return new DeploymentFile.Mission(
                mission.startedAt(),
                mission.firstDay(),
                mission.lastDay(host),
                mission.days(),
                mission.endsAt(host),
                mission.latestEnd(host),
                mission.end());
    }

    private static DeploymentFile.Member member(TeamMember member) {
        return new DeploymentFile.Member(
                member.role().name(),
                member.home().value(),
                member.state().name(),
                member.expert(),
                member.reason(),
                member.answeredBy(),
                member.answeredAt());
    }
}
