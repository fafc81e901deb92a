package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.correlation.Correlation;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;

/** A substitute for the running process: remembers the calls, and by whom. */
public final class RememberingCaseProcess implements CaseProcess {
    private final CurrentOfficer currentOfficer;
    private final List<String> told = new ArrayList<>();
    private boolean refuses;

    public RememberingCaseProcess(CurrentOfficer currentOfficer) {
        this.currentOfficer = currentOfficer;
    }

    /** Each as {@code <who>@<organisation> <what> <details>}. */
    public synchronized List<String> calls() {
        return List.copyOf(told);
    }

    public synchronized void forget() {
        told.clear();
        refuses = false;
    }

    /** From now on every call to the process fails. */
    public synchronized void refuse(boolean refuses) {
        this.refuses = refuses;
    }

    @Override
    public String start(CaseReference reference, String summary) {
        return tell("start " + reference);
    }

    @Override
    public void withdrawn(CaseReference reference) {
        tell("withdrawn " + reference);
    }

    @Override
    public void directContactRevoked(CaseReference reference) {
        tell("directContactRevoked " + reference);
    }

    @Override
    public void corrected(CaseReference reference, String correction) {
        tell("corrected " + reference);
    }

    @Override
    public void hitQuestionAsked(Correlation.Question question, String summary) {
        tell("hitQuestionAsked " + question.id());
    }

    @Override
    public void recorded(CaseReference reference) {
        tell("recorded " + reference);
    }

    @Override
    public boolean capabilityWithdrawn(CaseReference reference, Capability capability) {
        tell("capabilityWithdrawn " + reference + " " + capability);
        return true;
    }

    @Override
    public void trainingEvaluated(CaseReference reference, String summary) {
        tell("trainingEvaluated " + reference);
    }

    @Override
    public void missionExtended(CaseReference reference) {
        tell("missionExtended " + reference);
    }

    @Override
    public void missionWithdrawn(CaseReference reference) {
        tell("missionWithdrawn " + reference);
    }

    @Override
    public void hostConsentWithdrawn(CaseReference reference) {
        tell("hostConsentWithdrawn " + reference);
    }

    @Override
    public void startMissionFollowUp(CaseReference reference, String summary) {
        tell("startMissionFollowUp " + reference);
    }

    @Override
    public String mailFailed(CaseReference reference, String mailId) {
        tell("mailFailed " + reference + " " + mailId);
        return "incident-of-" + mailId;
    }

    @Override
    public void mailRecovered(String incidentId) {
        tell("mailRecovered " + incidentId);
    }

    private synchronized String tell(String what) {
        if (refuses) throw new IllegalStateException("the flow takes nothing now");
        var officer = currentOfficer.officer();
        told.add(officer.userId() + "@" + officer.organisation() + " " + what);
        return what;
    }
}
