package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.news.News;
import org.ncbrelay.domain.news.News.ReadState;

/** Follows in memory; how much news there is, a test says. */
public final class FakeNews implements News {
    public final Set<String> followed = new TreeSet<>();
    public final Set<String> seen = new TreeSet<>();
    public final Map<String, Integer> counts = new HashMap<>();
    public int counted;

    @Override
    public boolean isFollowed(CaseReference reference, Officer officer) {
        return followed.contains(officer.userId() + ' ' + reference);
    }

    @Override
    public void follow(CaseReference reference, Officer officer, Instant at) {
        followed.add(officer.userId() + ' ' + reference);
    }

    @Override
    public void unfollow(CaseReference reference, Officer officer) {
        followed.remove(officer.userId() + ' ' + reference);
    }

    @Override
    public void seen(CaseReference reference, Officer officer, Instant at) {
        seen.add(officer.userId() + ' ' + reference);
    }

    @Override
    public void allSeen(Officer officer, Instant at) {
        counts.remove(officer.userId());
    }

    @Override
    public Map<String, ReadState> readStates(Collection<String> references, Officer officer) {
        return Map.of();
    }

    @Override
    public int count(Officer officer) {
        counted++;
        return counts.getOrDefault(officer.userId(), 0);
    }

    @Override
    public List<Changed> changed(Officer officer, int most) {
        return List.of();
    }

    @Override
    public List<Followed> followed(Officer officer, int most) {
        return List.of();
    }
}
