package org.ncbrelay.adapter.database.support;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFile;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.deployment.Mission;
import org.ncbrelay.domain.deployment.ReadinessChecklist;
import org.ncbrelay.domain.deployment.TeamMember;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.ncbrelay.domain.meeting.Meetings;
import org.ncbrelay.domain.meeting.Meetings.MeetingFile;
import org.springframework.stereotype.Component;

/** The deployment and the meeting of a case as they are shown. */
@Component
public class DeploymentViews {
    private final Deployments deployments;
    private final Meetings meetings;
    private final MemberCountries countries;

    DeploymentViews(Deployments deployments, Meetings meetings, MemberCountries countries) {
        this.deployments = deployments;
        this.meetings = meetings;
        this.countries = countries;
    }

    /** Null where none was opened. */
    public DeploymentFile deployment(CaseReference reference, Officer reader) {
        Deployment deployment = deployments.of(reference);
        if (deployment.facts().isEmpty()) return null;
        List<TeamMember> team = deployments.team(reference);
        ReadinessChecklist readiness = ReadinessChecklist.of(deployment, team, deployments.logistics(reference));
        return new DeploymentFile(
                reader.servesInterpol() ? deployments.assessment(reference).orElse(null) : null,
                deployments.terms(reference).orElse(null),
                team.stream().map(DeploymentViews::member).toList(),
                new DeploymentFile.Readiness(readiness.isReady(), readiness.lines()),
                deployment.mission().map(mission -> mission(mission, reference)).orElse(null),
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
                                        i.reason(),
                                        i.answeredBy(),
                                        i.answeredAt()))
                                .toList(),
                        meetings.outcome(reference).orElse(null),
                        meetings.actions(reference)))
                .orElse(null);
    }

    private DeploymentFile.Mission mission(Mission mission, CaseReference reference) {
        WorkingCalendar host = countries
                .find(reference.organisation())
                .map(MemberCountry::calendar)
                .orElseThrow();
        return new DeploymentFile.Mission(
                mission.startedAt(), mission.days(), mission.endsAt(host), mission.latestEnd(host), mission.end());
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
