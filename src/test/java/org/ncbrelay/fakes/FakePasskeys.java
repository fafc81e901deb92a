package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.passkey.Passkey;
import org.ncbrelay.domain.passkey.Passkeys;

/** Passkeys in memory, with the database's rule of the counter. */
public final class FakePasskeys implements Passkeys {
    /** 32 bytes of zero. */
    public static final String HANDLE = "A".repeat(43);

    public final List<String> reset = new ArrayList<>();
    private final Map<String, Passkey> kept = new LinkedHashMap<>();

    @Override
    public List<Passkey> of(String userId) {
        return kept.values().stream()
                .filter(passkey -> passkey.userId().equals(userId))
                .toList();
    }

    @Override
    public Optional<Passkey> find(String id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public String handleOf(String userId) {
        return HANDLE;
    }

    @Override
    public void add(Passkey passkey, OrganisationCode organisation) {
        if (kept.putIfAbsent(passkey.id(), passkey) != null)
            throw new Refusal.Conflict("This passkey is registered already.");
    }

    @Override
    public boolean use(String id, long counter, Instant at) {
        Passkey known = kept.get(id);
        if (known.isSuspected() || !known.canCount(counter)) return false;
        kept.put(id, changed(known, counter, at, null));
        return true;
    }

    @Override
    public void suspect(String id, Instant at) {
        kept.computeIfPresent(id, (unused, known) -> changed(known, known.counter(), known.usedAt(), at));
    }

    @Override
    public boolean remove(String userId, String id, String by, Instant at) {
        return find(id).filter(known -> known.userId().equals(userId)).isPresent() && kept.remove(id) != null;
    }

    @Override
    public void reset(String userId) {
        reset.add(userId);
        kept.values().removeIf(passkey -> passkey.userId().equals(userId));
    }

    private static Passkey changed(Passkey known, long counter, Instant usedAt, Instant suspectedAt) {
        return new Passkey(
                known.id(),
                known.userId(),
                known.handle(),
                known.attestation(),
                counter,
                known.label(),
                known.registeredAt(),
                usedAt,
                suspectedAt);
    }
}
