package org.ncbrelay.flow.support.istdeployment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.domain.deployment.ReadinessChecklist;
import org.ncbrelay.domain.deployment.TeamMember;
import org.ncbrelay.domain.deployment.TeamMember.TeamRole;
import org.ncbrelay.domain.deployment.TermsOfReference;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.support.Deployments;
import org.springframework.stereotype.Service;

/** Records the team, the releases of its experts, its logistics and the decision to go (Annex 2.3). */
@Service
record IstTeamStep(
        Cases cases,
        Deployments deployments,
        DeploymentRecord record,
        MemberCountries countries,
        Journal journal,
        MeasureRecord measures,
        Clock clock,
        CurrentOfficer officers) {
    /**
     * Fills the places of a team and asks the home bureau of each expert. A new round replaces the one before; the answers of that one stay on record.
     *
     * @param homes whose expert takes a place; roles that stay vacant are left out
     * @throws Refusal.Invalid if leader or liaison are missing, or a country is unknown or restricted
     */
    void compose(CaseReference reference, Map<TeamRole, OrganisationCode> homes, Officer by) {
        SupportCase request = cases.getForChange(reference);
        if (!homes.containsKey(TeamRole.LEADER)) throw new Refusal.Invalid("leaderOrigin", "a team has a leader");
        if (!homes.containsKey(TeamRole.LIAISON))
            throw new Refusal.Invalid("liaisonOrigin", "a team has a liaison officer");
        homes.values().forEach(home -> requireUsable(home, request));
        TermsOfReference terms = deployments.terms(reference).orElseThrow().terms();
        List<TeamMember> before = deployments.team(reference);
        int round = before.isEmpty() ? 1 : before.get(0).round() + 1;
        // A new round asks anew; whom it does not ask again is stood down.
        Set<OrganisationCode> released = before.stream()
                .filter(member -> member.state() == TeamMember.State.RELEASED)
                .map(TeamMember::home)
                .filter(home -> !homes.containsValue(home))
                .collect(Collectors.toSet());
        measures.undo(
                reference,
                Capability.IST_DEPLOYMENT,
                MeasureKind.EXPERT,
                asked -> released.containsAll(asked.countries()),
                by);
        measures.done(reference, Capability.IST_DEPLOYMENT, MeasureKind.EXPERT, by);
        homes.forEach((role, home) -> ask(TeamMember.asked(reference, round, role, home, terms), by));
        record.add(
                reference,
                DeploymentFactKind.TEAM_COMPOSED,
                homes.entrySet().stream()
                        .map(e -> e.getKey().note().and(Note.country(e.getValue())))
                        .reduce(Note::and)
                        .orElseThrow(),
                by);
    }

    private void ask(TeamMember member, Officer by) {
        deployments.ask(member);
        if (!member.home().isCountry()) return;
        journal.send(Letter.EXPERT_ASKED, member.reference(), Addressee.ncb(member.home()));
        measures.take(
                member.reference(), Capability.IST_DEPLOYMENT, MeasureKind.EXPERT, null, List.of(member.home()), by);
    }

    private void requireUsable(OrganisationCode home, SupportCase request) {
        if (!home.isCountry()) return;
        if (countries.find(home).isEmpty())
            throw new Refusal.Invalid("country", "wrong.memberCountries", "must be a member country");
        if (request.restrictedCountries().contains(home))
            throw new Refusal.Invalid(
                    "country", "wrong.restrictedCountry", "must not be one that the request restricts");
    }

    /**
     * Records how far one thing that the team needs has come.
     *
     * @param note null if none
     */
    void prepareLogistics(
            CaseReference reference, Logistics.Item item, Logistics.State state, String note, Officer by) {
        Instant now = clock.instant();
        deployments.prepare(reference, new Logistics(item, state, note, by.userId(), now));
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .noting(Capability.IST_DEPLOYMENT.note(item.note().and(Note.name("code", state)))));
    }

    /** The current checklist. */
    ReadinessChecklist readiness(CaseReference reference) {
        return ReadinessChecklist.of(
                deployments.of(reference), deployments.team(reference), deployments.logistics(reference));
    }

    /** @throws Refusal.Invalid naming every line of the checklist that is open, or the terms if their last day is over */
    void go(CaseReference reference, Officer by) {
        readiness(reference).requireReady();
        TermsOfReference terms = deployments.terms(reference).orElseThrow().terms();
        Instant end = deployments.of(reference).mission(terms).endsAt(countries.calendarOf(reference.organisation()));
        if (!end.isAfter(clock.instant()))
            throw new Refusal.Invalid(
                    "decision", "wrong.termsOver", "the last day of the terms is over; change them first");
        record.add(reference, DeploymentFactKind.GO, by);
    }

    /** What is open is prepared again. */
    void notYet(CaseReference reference, Officer by) {
        record.add(reference, DeploymentFactKind.NOT_YET, by);
    }

    /** Both sides draft and sign anew; the team that was composed for the days of the old terms is stood down. */
    void changeTerms(CaseReference reference, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        record.add(reference, DeploymentFactKind.TERMS_TO_CHANGE, reason, by);
        measures.undo(reference, Capability.IST_DEPLOYMENT, MeasureKind.TERMS, by);
    }

    void noGo(CaseReference reference, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        record.add(reference, DeploymentFactKind.NO_GO, reason, by);
        journal.send(Letter.NO_DEPLOYMENT, reference, Addressee.ncbOf(reference));
    }

    /** @param expert name and office */
    void releaseExpert(UUID member, String expert, Officer by) {
        if (expert == null) throw new Refusal.Invalid("expert", "name the expert");
        answerRelease(member, TeamMember.State.RELEASED, expert, null, by);
    }

    void refuseExpert(UUID member, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        answerRelease(member, TeamMember.State.REFUSED, null, reason, by);
    }

    /** Silence is no release; the team is composed anew. */
    void releaseNotAnswered(UUID member, Officer by) {
        answerRelease(member, TeamMember.State.NO_ANSWER, null, null, by);
    }

    private void answerRelease(UUID id, TeamMember.State state, String expert, String reason, Officer by) {
        Instant now = clock.instant();
        TeamMember member = deployments.member(id).orElseThrow(Refusal.NotFound::new);
        deployments.answer(member.answered(state, expert, reason, by.userId(), now));
        Note note = Capability.IST_DEPLOYMENT.note(
                member.role().note().and(Note.country(member.home())).and(Note.name("memberState", state)));
        CaseReference reference = member.reference();
        // The bureau does not see the case; the relay files its answer there for the country whose case it is.
        officers.as(
                Officer.relay(reference.organisation()),
                () -> journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                        .toInterpol()
                        .noting(note)));
    }
}
