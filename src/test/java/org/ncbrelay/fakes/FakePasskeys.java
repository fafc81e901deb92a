package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.passkey.Passkey;
import org.ncbrelay.domain.passkey.Passkeys;

/** Notes whose passkeys are reset; nobody has any. */
public final class FakePasskeys implements Passkeys {
    public final List<String> reset = new ArrayList<>();

    @Override
    public List<Passkey> of(String userId) {
        return List.of();
    }

    @Override
    public Optional<Passkey> find(String id) {
        return Optional.empty();
    }

    @Override
    public String handleOf(String userId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void add(Passkey passkey, OrganisationCode organisation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean use(String id, long counter, Instant at) {
        return false;
    }

    @Override
    public void suspect(String id, Instant at) {}

    @Override
    public boolean remove(String userId, String id, String by, Instant at) {
        return false;
    }

    @Override
    public void reset(String userId) {
        reset.add(userId);
    }
}
