package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.acknowledgment.Acknowledgments;

/** Acknowledgments in memory, of one case. */
public final class FakeAcknowledgments implements Acknowledgments {
    public final List<Acknowledgment> added = new ArrayList<>();

    @Override
    public void add(CaseReference reference, Acknowledgment acknowledgment) {
        added.add(acknowledgment);
    }

    @Override
    public List<Acknowledgment> of(CaseReference reference) {
        return List.copyOf(added);
    }
}
