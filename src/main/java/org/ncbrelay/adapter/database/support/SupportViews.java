package org.ncbrelay.adapter.database.support;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.DeploymentFile;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.deployment.Deployments.DraftedTerms;
import org.ncbrelay.domain.deployment.Mission;
import org.ncbrelay.domain.deployment.ReadinessChecklist;
import org.ncbrelay.domain.deployment.TeamMember;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.domain.experts.ExpertEngagements.Opinion;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.meeting.Meetings.MeetingFile;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.domain.support.SupportSteps;
import org.ncbrelay.port.CaseFiles;
import org.springframework.stereotype.Repository;

/** Support by each capability as a case shows it: from its recorded steps, and the deployment and the meeting. */
@Repository
public record SupportViews(
        SupportSteps steps,
        ExpertEngagements engagements,
        Deployments deployments,
        Meetings meetings,
        MemberCountries countries) {
    /** Null before the first step. */
    public CaseFiles.Mentoring mentoring(CaseReference reference) {
        List<CapabilityStep> all = steps.of(reference, Capability.MENTORING);
        if (all.isEmpty()) return null;
        return new CaseFiles.Mentoring(
                last(all, StepKind.ANALYST_ASSIGNED),
                last(all, StepKind.PLAN_PROPOSED),
                last(all, StepKind.PLAN_ANSWERED),
                every(all, StepKind.SESSION_HELD),
                last(all, StepKind.AIMS_JUDGED));
    }

    /** Null before the first step. */
    public CaseFiles.CapacityBuilding capacityBuilding(CaseReference reference) {
        List<CapabilityStep> all = steps.of(reference, Capability.CAPACITY_BUILDING);
        if (all.isEmpty()) return null;
        return new CaseFiles.CapacityBuilding(
                last(all, StepKind.NEEDS_ASSESSED),
                last(all, StepKind.PLAN_PROPOSED),
                last(all, StepKind.PLAN_ANSWERED),
                last(all, StepKind.TRAINING_HELD),
                last(all, StepKind.TRAINING_EVALUATED),
                last(all, StepKind.FOLLOW_UP_REPORTED));
    }

    /** Null before the first step. */
    public CaseFiles.ExpertNetwork expertNetwork(CaseReference reference) {
        List<CapabilityStep> all = steps.of(reference, Capability.GLOBAL_NETWORK);
        if (all.isEmpty()) return null;
        return new CaseFiles.ExpertNetwork(
                last(all, StepKind.EXPERTISE_DEFINED),
                engagements.of(reference).stream().map(this::asked).toList(),
                last(all, StepKind.EXPERT_RATED));
    }

    /** One for each general capability that has begun. */
    public List<CaseFiles.GeneralService> generalServices(CaseReference reference) {
        return Stream.of(
                        Capability.NOTICE,
                        Capability.DIFFUSION,
                        Capability.DATABASE_CHECK,
                        Capability.FORENSIC_SUPPORT,
                        Capability.TRAINING)
                .map(capability -> generalService(capability, steps.of(reference, capability)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static CaseFiles.GeneralService generalService(Capability capability, List<CapabilityStep> all) {
        if (all.isEmpty()) return null;
        String number = CapabilityStep.last(all, StepKind.PUBLISHED)
                .or(() -> CapabilityStep.last(all, StepKind.SENT))
                .map(step -> step.text("number"))
                .orElse(null);
        return new CaseFiles.GeneralService(
                capability,
                last(all, StepKind.SERVICE_ASKED),
                last(all, StepKind.COMPLIANCE_REVIEWED),
                number,
                every(all, StepKind.HIT_FOLLOWED, StepKind.VALIDITY_CHECKED, StepKind.HIT_ACTED_ON));
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

    private static CapabilityStep last(List<CapabilityStep> all, StepKind kind) {
        return CapabilityStep.last(all, kind).orElse(null);
    }

    private static List<CapabilityStep> every(List<CapabilityStep> all, StepKind... kinds) {
        List<StepKind> wanted = List.of(kinds);
        return all.stream().filter(step -> wanted.contains(step.kind())).toList();
    }

    /** Null where none was opened. */
    public DeploymentFile deployment(CaseReference reference, Officer reader) {
        Deployment deployment = deployments.of(reference);
        if (deployment.facts().isEmpty()) return null;
        List<TeamMember> team = deployments.team(reference);
        ReadinessChecklist readiness = ReadinessChecklist.of(deployment, team, deployments.logistics(reference));
        DraftedTerms drafted = deployments.terms(reference).orElse(null);
        return new DeploymentFile(
                reader.servesInterpol() ? deployments.assessment(reference).orElse(null) : null,
                drafted,
                team.stream().map(SupportViews::member).toList(),
                new DeploymentFile.Readiness(readiness.isReady(), readiness.lines()),
                deployment.has(DeploymentFactKind.GO) ? mission(deployment.mission(drafted.terms()), reference) : null,
                deployments.recommendations(reference),
                deployment.facts());
    }

    /** Null where none was planned. */
    public MeetingFile meeting(CaseReference reference) {
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
