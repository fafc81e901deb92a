package org.ncbrelay.fakes;

import java.util.List;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.SigningKey;
import org.ncbrelay.port.AuditSeals;

/** One checkpoint over nothing. */
public final class FakeAuditSeals implements AuditSeals {
    private final SigningKey key = SigningKey.generate();
    private final Checkpoint only = Checkpoint.sign(1, Samples.NOW.toString(), "0".repeat(64), key);

    @Override
    public Checkpoint make() {
        return only;
    }

    @Override
    public Checkpoint latest() {
        return only;
    }

    @Override
    public List<Checkpoint> kept() {
        return List.of(only);
    }

    @Override
    public SigningKey key() {
        return key;
    }
}
