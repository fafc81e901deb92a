package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.directory.Agencies;

/** The register of agencies in memory. */
public final class FakeAgencies implements Agencies {
    private final Map<String, Registered> kept = new HashMap<>();

    public void has(String code, boolean approved) {
        kept.put(code, new Registered(code, code.substring(0, 3), "An agency", approved, Samples.NOW, "ncbhead", "x"));
    }

    @Override
    public List<Registered> ofActingCountry() {
        return List.copyOf(kept.values());
    }

    @Override
    public Optional<Registered> find(String code) {
        return Optional.ofNullable(kept.get(code));
    }

    @Override
    public void decide(String code, boolean approved, String reason, Officer by, Instant at) {
        has(code, approved);
    }
}
