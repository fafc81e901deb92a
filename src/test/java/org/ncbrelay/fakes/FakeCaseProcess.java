package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.CaseProcess;

/** Remembers what the flow was told. */
public final class FakeCaseProcess implements CaseProcess {
    public final List<String> told = new ArrayList<>();

    @Override
    public String start(CaseReference reference, String summary) {
        told.add("start " + reference);
        return "flow-of-" + reference;
    }

    @Override
    public void withdrawn(CaseReference reference) {
        told.add("withdrawn");
    }

    @Override
    public void directContactRevoked(CaseReference reference) {
        told.add("directContactRevoked");
    }

    @Override
    public void recorded(CaseReference reference) {
        told.add("recorded");
    }

    @Override
    public void hostConsentWithdrawn(CaseReference reference) {
        told.add("hostConsentWithdrawn");
    }

    @Override
    public void missionExtended(CaseReference reference) {
        told.add("missionExtended");
    }

    @Override
    public void missionWithdrawn(CaseReference reference) {
        told.add("missionWithdrawn");
    }

    @Override
    public void startMissionFollowUp(CaseReference reference, String summary) {
        told.add("startMissionFollowUp");
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
        told.add("capabilityWithdrawn " + capability);
        return true;
    }

    @Override
    public void trainingEvaluated(CaseReference reference, String summary) {
        told.add("trainingEvaluated");
    }
}
