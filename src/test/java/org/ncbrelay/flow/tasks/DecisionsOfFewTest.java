package org.ncbrelay.flow.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Decider;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.fakes.FakeCases;
import org.ncbrelay.fakes.FakeCurrentOfficer;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.DecisionNode;
import org.ncbrelay.port.OfficeTasks.WaitingDecision;
import org.ncbrelay.store.people.Deciders;

/** Which decisions are looked at one by one; what is done with them is in {@code SmallOfficeFlowTest}. */
class DecisionsOfFewTest {
    private static final OrganisationCode MALI = new OrganisationCode("MLI");
    private static final DecisionNode ACKNOWLEDGE = node("acknowledgment", MALI, Role.NCB_OFFICER, Authorship.REQUEST);
    private static final DecisionNode DECIDE =
            node("triage", OrganisationCode.INTERPOL, Role.GWET_LEAD, Authorship.REQUEST);
    private static final DecisionNode REVIEW = node("feedback", MALI, Role.NCB_HEAD, "assessor");

    private final List<Decider> people = new ArrayList<>();
    private final List<String> referred = new ArrayList<>();
    private final Map<DecisionNode, List<WaitingDecision>> waiting = new HashMap<>();
    private final Map<CaseReference, Set<String>> authors = new HashMap<>();
    private final List<OrganisationCode> askedAs = new ArrayList<>();
    private final FakeCurrentOfficer officers = FakeCurrentOfficer.nobody();

    @Test
    void aCountrysDecisionOnARequestIsLookedAtIfSomebodyOfItsOfficeWroteIt() {
        works("solo", true);
        waits(ACKNOWLEDGE, "1", "agency");
        waits(ACKNOWLEDGE, "2", "solo");
        waits(ACKNOWLEDGE, "3", "agency", "solo");

        assertThat(found()).containsExactly("2", "3");
        assertThat(askedAs).containsOnly(MALI);
    }

    @Test
    void itIsLookedAtEvenIfTheAuthorIsAbsent() {
        works("solo", false);
        waits(ACKNOWLEDGE, "1", "solo");

        assertThat(found()).containsExactly("1");
    }

    @Test
    void aDecisionOnAnythingElseIsLookedAtWhoeverWroteIt() {
        works("solo", true);
        waits(REVIEW, "1", "agency");

        assertThat(found()).containsExactly("1");
    }

    /** INTERPOL's decisions are referred also where nobody is there. */
    @Test
    void aDecisionOfInterpolIsLookedAtWhoeverWroteTheRequest() {
        waits(DECIDE, "1", "agency");

        assertThat(found()).containsExactly("1");
    }

    @Test
    void noDecisionIsLookedAtWhereMoreArePresentThanCanHaveWrittenIt() {
        for (int i = 1; i <= 6; i++) works("officer" + i, true);
        waits(ACKNOWLEDGE, "1", "officer1");

        assertThat(found()).isEmpty();
    }

    @Test
    void aReferredDecisionIsLookedAtInAnyCase() {
        works("solo", true);
        waits(ACKNOWLEDGE, "1", "agency");
        referred.add("1");

        assertThat(found()).containsExactly("1");
    }

    private void works(String userId, boolean present) {
        people.add(new Decider(userId, present));
    }

    private void waits(DecisionNode node, String id, String... writers) {
        CaseReference reference = new CaseReference("MLI-2026-00000" + id);
        waiting.computeIfAbsent(node, none -> new ArrayList<>()).add(new WaitingDecision(id, reference));
        authors.put(reference, Set.of(writers));
    }

    private Set<String> found() {
        OfficeTasks tasks = PartialPort.of(
                OfficeTasks.class,
                Map.of(
                        "referred", arguments -> referred,
                        "decisionNodes", arguments -> List.copyOf(waiting.keySet()),
                        "waitingAt", arguments -> waiting.get(arguments[0])));
        Authorship ofOne = (reference, part) -> authors.get(reference);
        return new DecisionsOfFew(
                        tasks,
                        new DecidingOffice(
                                PartialPort.of(Deciders.class, Map.of("of", office -> people)),
                                ofOne,
                                new FakeCases(),
                                officers),
                        this::writtenBy,
                        officers)
                .waiting();
    }

    private static DecisionNode node(String definition, OrganisationCode office, Role role, String part) {
        return new DecisionNode(definition, "Task", MALI, new Office(office, Set.of(role)), Set.of(part));
    }

    private Set<CaseReference> writtenBy(Collection<String> userIds, Collection<CaseReference> references) {
        askedAs.add(officers.officer().organisation());
        return references.stream()
                .filter(reference -> authors.get(reference).stream().anyMatch(userIds::contains))
                .collect(Collectors.toSet());
    }
}
