package org.ncbrelay.fakes;

import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.KeyHistory;
import org.ncbrelay.domain.audit.SigningKey;
import org.ncbrelay.port.AuditSeals;

/** The same checkpoint always. */
public final class FakeAuditSeals implements AuditSeals {
    private static final Checkpoint FIRST = new Checkpoint(1, Samples.NOW.toString(), "root", "key", "signature");

    @Override
    public Checkpoint make() {
        return FIRST;
    }

    @Override
    public Checkpoint makeFor(OrganisationCode organisation) {
        return FIRST;
    }

    @Override
    public Checkpoint latest() {
        return FIRST;
    }

    @Override
    public List<Checkpoint> lost() {
        return List.of();
    }

    @Override
    public KeyHistory keys() {
        throw new UnsupportedOperationException("nothing is signed here");
    }

    @Override
    public Optional<SigningKey> changeKey(String id) {
        throw new UnsupportedOperationException("nothing is signed here");
    }

    @Override
    public SigningKey key() {
        throw new UnsupportedOperationException("nothing is signed here");
    }
}
