package org.ncbrelay.flow.tasks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.assignment.Decider;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.domain.casefile.WrittenRequests;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.DecisionNode;
import org.ncbrelay.port.OfficeTasks.WaitingDecision;
import org.springframework.stereotype.Component;

/**
 * The decisions of which no one of their office may be left, by what is cheap to find out: most offices are small, and have thousands of
 * decisions that anybody of them may take.
 */
@Component
record DecisionsOfFew(OfficeTasks tasks, DecidingOffice deciding, WrittenRequests requests, CurrentOfficer officers) {
    /** How many may have written a part that is written jointly, by filing and correcting it; our default. */
    private static final int JOINT_AUTHORS = 5;

    /** Ids of tasks; each is to be looked at by itself, and those that are referred already are among them. */
    Set<String> waiting() {
        Set<String> ids = new LinkedHashSet<>(tasks.referred());
        for (DecisionNode node : tasks.decisionNodes()) {
            List<Decider> people = deciding.people(node.office());
            if (isFew(node, people))
                decisions(node, people).map(WaitingDecision::id).forEach(ids::add);
        }
        return ids;
    }

    /** Where more people are present than can have written what is decided on, an officer is left; a country without people has no author. */
    private static boolean isFew(DecisionNode node, List<Decider> people) {
        int authors = node.decidesOn().stream()
                .mapToInt(part -> Authorship.isJoint(part) ? JOINT_AUTHORS : 1)
                .sum();
        boolean mayHaveAuthor =
                !people.isEmpty() || !node.office().organisation().isCountry();
        return mayHaveAuthor && people.stream().filter(Decider::present).count() <= authors;
    }

    /** A country's decision on a request lacks people only where its own office wrote the request, which is rare. */
    private Stream<WaitingDecision> decisions(DecisionNode node, List<Decider> people) {
        List<WaitingDecision> waiting = tasks.waitingAt(node);
        boolean isOnRequest = node.decidesOn().equals(Set.of(Authorship.REQUEST));
        if (!isOnRequest || !node.office().organisation().isCountry()) return waiting.stream();
        Set<CaseReference> own = officers.as(
                Officer.relay(node.office().organisation()),
                () -> requests.by(
                        people.stream().map(Decider::userId).toList(),
                        waiting.stream().map(WaitingDecision::reference).toList()));
        return waiting.stream().filter(decision -> own.contains(decision.reference()));
    }
}
