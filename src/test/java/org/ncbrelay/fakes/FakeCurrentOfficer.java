package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CurrentOfficer;

/** Whoever a test lets act; remembers as whom the use case acted. */
public final class FakeCurrentOfficer implements CurrentOfficer {
    public final List<Officer> actedAs = new ArrayList<>();
    private Officer acting;

    private FakeCurrentOfficer(Officer acting) {
        this.acting = acting;
    }

    public static FakeCurrentOfficer nobody() {
        return new FakeCurrentOfficer(null);
    }

    public static FakeCurrentOfficer of(Officer acting) {
        return new FakeCurrentOfficer(acting);
    }

    @Override
    public Officer officer() {
        if (acting == null) throw new IllegalStateException("nobody acts");
        return acting;
    }

    @Override
    public boolean isPresent() {
        return acting != null;
    }

    @Override
    public <T> T as(Officer officer, Supplier<T> work) {
        Officer before = acting;
        acting = officer;
        actedAs.add(officer);
        try {
            return work.get();
        } finally {
            acting = before;
        }
    }
}
