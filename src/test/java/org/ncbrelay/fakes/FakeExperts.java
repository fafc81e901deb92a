package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Experts;

/** The rosters of all countries in memory, without access rules. */
public final class FakeExperts implements Experts {
    public final TreeMap<String, Expert> kept = new TreeMap<>();

    @Override
    public void add(Expert expert, Officer by, Instant at) {
        if (kept.putIfAbsent(expert.code(), expert) != null) throw new Refusal.Conflict("taken");
    }

    @Override
    public void change(Expert expert, Officer by, Instant at) {
        if (kept.replace(expert.code(), expert) == null) throw new Refusal.NotFound();
    }

    @Override
    public List<Expert> visible() {
        return List.copyOf(kept.values());
    }

    @Override
    public Optional<Expert> find(String code) {
        return Optional.ofNullable(kept.get(code));
    }

    @Override
    public String nextCode(OrganisationCode organisation) {
        long last = kept.keySet().stream()
                .filter(code -> code.startsWith(organisation.value()))
                .count();
        return "%s-EXP-%03d".formatted(organisation, last + 1);
    }
}
