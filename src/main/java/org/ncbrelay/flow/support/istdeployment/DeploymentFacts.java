package org.ncbrelay.flow.support.istdeployment;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CodedText;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.domain.deployment.Mission;
import org.ncbrelay.domain.deployment.TeamMember;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.store.support.Deployments;
import org.springframework.stereotype.Component;

/** What the diagrams of a deployment ask. */
@Component("deploymentFacts")
@AvailableInExpressions
public class DeploymentFacts {
    private final Deployments deployments;
    private final MemberCountries countries;

    DeploymentFacts(Deployments deployments, MemberCountries countries) {
        this.deployments = deployments;
        this.countries = countries;
    }

    /** The places that a home bureau has yet to answer, one instance of the release for each. */
    public List<String> releases(CaseExecution execution) {
        return team(execution).stream()
                .filter(member -> member.state() == TeamMember.State.ASKED)
                .map(member -> member.id().toString())
                .toList();
    }

    /** Whose expert is asked for: the organisation in which the release runs. */
    public String homeOf(String member) {
        return member(member).home().value();
    }

    /** What the home bureau may know, as a summary that reads the same in every language; its page has the words. */
    public String askOf(String member) {
        TeamMember asked = member(member);
        return asked.reference().organisation() + ", " + asked.startsOn();
    }

    public boolean isTeamComplete(CaseExecution execution) {
        return team(execution).stream().allMatch(TeamMember::isComing);
    }

    /** What must still be prepared, as the forms show it ({@link CodedText}). */
    public List<String> openLogistics(CaseExecution execution) {
        List<Logistics.Item> settled = deployments.logistics(execution.reference()).stream()
                .filter(Logistics::isSettled)
                .map(Logistics::item)
                .toList();
        return java.util.Arrays.stream(Logistics.Item.values())
                .filter(item -> !settled.contains(item))
                .map(item -> CodedText.of(item.note()))
                .toList();
    }

    /** When the first day of the signed terms begins, by the clocks of the host. */
    public Date missionBegins(CaseExecution execution) {
        return Date.from(mission(execution).beginsAt(host(execution)));
    }

    /** When the last day is over, extensions included, by the calendar of the host. */
    public Date missionEnds(CaseExecution execution) {
        return Date.from(mission(execution).endsAt(host(execution)));
    }

    /** Whether the team has been in the country. */
    public boolean wasDeployed(CaseExecution execution) {
        return deployment(execution).has(DeploymentFactKind.DEPLOYED);
    }

    /** Whether the terms still bind both sides; false where the lead asked to change them. */
    public boolean areTermsSigned(CaseExecution execution) {
        return deployment(execution).isSigned();
    }

    /** How many days after the debrief a mission is followed up (our default). */
    public List<Integer> followUps() {
        return List.of(30, 90);
    }

    /** @param days since the debrief */
    public Date followUpAt(CaseExecution execution, long days) {
        Instant debriefed = deployment(execution)
                .last(DeploymentFactKind.DEBRIEFED)
                .orElseThrow()
                .recordedAt();
        return Date.from(debriefed.plus(java.time.Duration.ofDays(days)));
    }

    private WorkingCalendar host(CaseExecution execution) {
        return countries.calendarOf(execution.reference().organisation());
    }

    private Deployment deployment(CaseExecution execution) {
        return deployments.of(execution.reference());
    }

    private Mission mission(CaseExecution execution) {
        return deployment(execution)
                .mission(deployments.terms(execution.reference()).orElseThrow().terms());
    }

    private List<TeamMember> team(CaseExecution execution) {
        return deployments.team(execution.reference());
    }

    private TeamMember member(String id) {
        return deployments.member(UUID.fromString(id)).orElseThrow();
    }
}
