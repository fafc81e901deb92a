package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.CaseProcess;

/** Remembers the calls to the process. */
public final class FakeCaseProcess implements CaseProcess {
    public final List<String> calls = new ArrayList<>();

    @Override
    public String start(CaseReference reference, String summary) {
        calls.add("start " + reference);
        return "flow-of-" + reference;
    }

    @Override
    public void withdrawn(CaseReference reference) {
        calls.add("withdrawn");
    }

    @Override
    public void directContactRevoked(CaseReference reference) {
        calls.add("directContactRevoked");
    }

    @Override
    public void recorded(CaseReference reference) {
        calls.add("recorded");
    }

    @Override
    public void hostConsentWithdrawn(CaseReference reference) {
        calls.add("hostConsentWithdrawn");
    }

    @Override
    public void missionExtended(CaseReference reference) {
        calls.add("missionExtended");
    }

    @Override
    public void missionWithdrawn(CaseReference reference) {
        calls.add("missionWithdrawn");
    }

    @Override
    public void startMissionFollowUp(CaseReference reference, String summary) {
        calls.add("startMissionFollowUp");
    }

    @Override
    public String mailFailed(CaseReference reference, String mailId) {
        throw new UnsupportedOperationException("only the outbox tells that");
    }

    @Override
    public void mailRecovered(String incidentId) {
        throw new UnsupportedOperationException("only the outbox tells that");
    }

    @Override
    public boolean capabilityWithdrawn(CaseReference reference, Capability capability) {
        calls.add("capabilityWithdrawn " + capability);
        return true;
    }

    @Override
    public void trainingEvaluated(CaseReference reference, String summary) {
        calls.add("trainingEvaluated");
    }
}
