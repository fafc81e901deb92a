package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.Escalations;

/** Remembers each escalation as {@code acknowledgment 1 REMIND}. */
public final class FakeEscalations implements Escalations {
    public final List<String> added = new ArrayList<>();

    @Override
    public int count(CaseReference reference, String step, String debt) {
        return (int)
                added.stream().filter(entry -> entry.startsWith(step + debt)).count();
    }

    @Override
    public void add(CaseReference reference, String step, String debt, int stage, Escalation action, Instant at) {
        added.add(step + debt + " " + stage + " " + action);
    }
}
