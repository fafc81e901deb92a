package org.ncbrelay.port;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.correlation.HitQuestion;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;

/** The running flowchart of a case, as the use cases know it: things they start or tell it; the engine stays outside. */
public interface CaseProcess {
    /**
     * Starts the flow for a case that was just filed, in the same transaction.
     *
     * @param summary short and without personal data; it is shown on the task cards
     * @return id of the running flow
     */
    String start(CaseReference reference, Note summary);

    /** Runs work that starts several flows as one command of the engine, which writes them together. */
    default <T> T together(Supplier<T> starts) {
        return starts.get();
    }

    /** Undoes the measures of all running support, and ends every running step, because the request was withdrawn. */
    void withdrawn(CaseReference reference);

    /**
     * Lets the head of the NCB confirm a withdrawal.
     *
     * @param capability null for the whole request
     * @return false where one of this case is already waiting
     */
    boolean withdrawalAsked(CaseReference reference, Capability capability, Note summary);

    /** Ends the waiting for such a confirmation, as what it is about has been withdrawn, or the case is closed. */
    void withdrawalOvertaken(CaseReference reference);

    /** Ends the waiting for the NCB's decision on joining a duplicate; to be called for its country. */
    void joiningOvertaken(CaseReference duplicate);

    /** Starts the report of a recalled team and its delivery as a flow of its own: the support that it was sent for has ended. */
    void missionReportOwed(CaseReference reference, Note summary);

    /**
     * Completes the open task that asks for direct contact, with a grant, as the acting officer, under the same guards as in Tasklist.
     *
     * @param scope null as asked
     * @param until last day; null as asked
     * @return whether there was such a task
     */
    boolean directContactDecided(CaseReference reference, String scope, LocalDate until);

    /** Starts, in the same transaction, the flow of a grant; it runs in parallel with the case's own flow. */
    void directContactGranted(CaseReference reference, Note summary);

    /** Lets the flow of the grant know that it was renewed, suspended, resumed or revoked. */
    void directContactChanged(CaseReference reference, String message);

    /** Ends whatever was added to a case that ended without a record: no amendment comes, and the NCB need not decide any more. */
    void neverRecorded(CaseReference reference);

    /** Ends the flow of each grant because its case ended. */
    void directContactEnded(CaseReference reference);

    /**
     * Completes the task of the correction as the acting officer, under the same guards as in Tasklist; the flow goes on in the same
     * transaction.
     *
     * @param correction what was corrected, in words
     * @throws org.ncbrelay.domain.Refusal.Conflict if no correction is waited for
     */
    void corrected(CaseReference reference, String correction);

    /** Starts, in the same transaction, the flow that warns of the lapse of one preservation request, also beyond the end of the case. */
    void preservationLapseNear(CaseReference reference, Note summary, UUID preservation);

    /** Ends the flow, if it has started, of one that the request names otherwise, or no more. */
    void preservationCorrected(CaseReference reference, UUID preservation);

    /** Ends what continued beyond the end of the case, as its data are erased. */
    void erased(CaseReference reference);

    /** Whether any flow of the case, or of the intelligence, runs but for the watch of its preservation requests, which ends with it. */
    boolean hasWork(CaseReference reference);

    /** Starts, in the same transaction, the small flow in which the owner of a hit answers; to be called for the owner. */
    void hitQuestionAsked(HitQuestion question, Note summary);

    /** Lets the case go on because its record exists. */
    void recorded(CaseReference reference);

    /** Starts, in the same transaction, the small flow of something that was added to the case. */
    void supplementFiled(CaseReference reference, UUID supplement, SupplementKind kind);

    /** Lets a case that waits for its end know that its record was amended, or that something is not added to it. */
    void supplementSettled(CaseReference reference, boolean amended);

    /** Marks the line of the case on its task cards as resting on an external source. */
    void externalSourceAdded(CaseReference reference);

    /**
     * Starts one more kind of support in parallel with those that run, or in place of the closing of the case.
     *
     * @return false where the case has ended, or its support has not begun
     */
    boolean supportAdded(CaseReference reference, Capability capability);

    /** Lets that flow go on because the record is amended. */
    void amended(CaseReference reference, UUID supplement);

    /**
     * Undoes the measures of one capability and ends its running support; the others go on.
     *
     * @return whether there was any
     */
    boolean capabilityWithdrawn(CaseReference reference, Capability capability);

    /** Starts a flow of its own for the follow-up of a training, so that it does not hold back the case's closing. */
    void trainingEvaluated(CaseReference reference, Note summary);

    /** Sets the timer of the last day of a mission anew, after an extension. */
    void moveLastDay(CaseReference reference);

    /** Lets the running mission know that it lasts longer. */
    void missionExtended(CaseReference reference);

    /** Ends the running mission early; its report stays owed. */
    void missionWithdrawn(CaseReference reference);

    /** Ends the running mission because the host no longer consents; its report stays owed. */
    void hostConsentWithdrawn(CaseReference reference);

    /** Starts the follow-up of a mission as a flow of its own, so that the case can close before its 30 and 90 days are over. */
    void startMissionFollowUp(CaseReference reference, Note summary);

    /** Shows an undeliverable letter to the operators as an incident of the flow; answers the incident's id, or null. */
    String mailFailed(CaseReference reference, String mailId);

    /** Removes the incident again. */
    void mailRecovered(String incidentId);
}
