package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.domain.administration.SessionEnds;
import org.ncbrelay.domain.administration.SessionEnds.SessionEnd;
import org.ncbrelay.port.Sessions;

/** Sessions in memory, and the record of those that somebody else ended. */
public final class FakeSessions implements Sessions, SessionEnds {
    public final List<SessionEnd> ends = new ArrayList<>();
    private final Map<String, String> userBySession = new LinkedHashMap<>();

    public FakeSessions open(String id, String userId) {
        userBySession.put(id, userId);
        return this;
    }

    public Set<String> ids() {
        return userBySession.keySet();
    }

    @Override
    public void add(SessionEnd end) {
        ends.add(end);
    }

    @Override
    public List<OpenSession> of(String userId) {
        return userBySession.entrySet().stream()
                .filter(session -> session.getValue().equals(userId))
                .map(session -> new OpenSession(session.getKey(), Instant.EPOCH, Instant.EPOCH, "", "", ""))
                .toList();
    }

    @Override
    public Map<String, Integer> counts(Collection<String> userIds) {
        return userBySession.values().stream()
                .filter(userIds::contains)
                .collect(Collectors.toMap(user -> user, user -> 1, Integer::sum));
    }

    @Override
    public boolean end(String userId, String id) {
        return userBySession.remove(id, userId);
    }

    @Override
    public int endAll(String userId, Set<String> kept) {
        int before = userBySession.size();
        userBySession
                .entrySet()
                .removeIf(session -> session.getValue().equals(userId) && !kept.contains(session.getKey()));
        return before - userBySession.size();
    }
}
