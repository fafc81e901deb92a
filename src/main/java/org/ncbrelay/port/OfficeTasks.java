package org.ncbrelay.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Office;

/** The tasks of offices, and who has claimed them. A port because the engine, which is to be replaceable, keeps the tasks. */
public interface OfficeTasks {
    /** Of any assignee; empty if there is none, or none of a case. */
    Optional<OfficeTask> find(String id);

    /** @throws Refusal.NotFound if there is no such task, or none that is there for the officer */
    OfficeTask get(String id, Officer officer);

    /**
     * Makes the task open to its office again, whichever officer acts.
     *
     * @throws Refusal.Conflict if another officer than the assignee has it now
     */
    void release(String id, String assignee);

    /**
     * Claims the task for the acting officer under the guards of Tasklist, but without the warning that no one would be left to decide
     * and without the question whether a referral was accepted.
     */
    void claim(String id);

    /**
     * Gives the task to a colleague.
     *
     * @throws Refusal.Conflict if an officer has claimed it, or it was worked on at the same moment
     * @throws Refusal.Invalid  naming {@code assignee} if the colleague has none of the roles that it is for
     */
    void assign(String id, Officer colleague);

    /** Opens the task to the next office also; a decision of a country's office becomes INTERPOL's task. */
    void refer(String id, Office next);

    /** Ends that: the task belongs to its own office alone. */
    void endReferral(String id);

    /** The tasks whose assignee may not work on them any more; by id. */
    List<String> claimedInVain();

    /** The same, of one assignee. */
    List<String> claimedInVainBy(String userId);

    /** The tasks of agencies that an officer has claimed; by id. */
    List<String> claimedForAgencyBy(String userId);

    /** The nodes at which decisions under the four-eyes principle wait now. */
    List<DecisionNode> decisionNodes();

    /** The tasks of cases that wait there; by id. */
    List<WaitingDecision> waitingAt(DecisionNode node);

    /** The tasks that are referred to another office; by id. */
    List<String> referred();

    /**
     * A task as it is now.
     *
     * @param name         in English, as in the diagram
     * @param node         diagram and node, {@code triage/Task_AssessRequest}
     * @param organisation whose task it is now
     * @param assignee     empty if unclaimed
     * @param office       whose work it is by the diagram
     * @param decidesOn    parts of the case that its worker must not have written; empty for most
     * @param decidedLater the decision on what this task writes; empty for most
     * @param referredTo   roles of the other offices to which it is open; empty for most
     */
    record OfficeTask(
            String id,
            String name,
            String node,
            CaseReference reference,
            OrganisationCode organisation,
            Optional<String> assignee,
            Office office,
            Set<String> decidesOn,
            Optional<LaterDecision> decidedLater,
            Set<Role> referredTo) {
        public boolean referred() {
            return !referredTo.isEmpty();
        }

        public boolean isAssignedTo(String userId) {
            return assignee.filter(userId::equals).isPresent();
        }
    }

    /**
     * A decision that follows, in the same diagram or another one of the case.
     *
     * @param node      diagram and node
     * @param name      in English, as in the diagram
     * @param decidesOn parts of the case that its worker must not have written
     */
    record LaterDecision(String node, String name, Office office, Set<String> decidesOn) {}

    /** A task that decides on what a case has. */
    record WaitingDecision(String id, CaseReference reference) {}

    /**
     * A node of a deployed diagram, for one office.
     *
     * @param definition id of the process definition
     * @param decidesOn  as the diagram names the parts
     */
    record DecisionNode(
            String definition, String activity, OrganisationCode country, Office office, Set<String> decidesOn) {}
}
