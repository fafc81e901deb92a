package org.ncbrelay.security.sessions;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions with an answer on this node that lasts, such as a stream of news: it ends with its session. What ends here is known at once,
 * what ends on another node at the next look, which is one statement for all.
 */
@Component
public class WatchedSessions {
    private final Map<Object, Watched> watched = new ConcurrentHashMap<>();
    private final ObjectProvider<JdbcClient> jdbc;

    WatchedSessions(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param what  the answer that lasts
     * @param id    of its session
     * @param ended what to do when the session is over
     */
    public void watch(Object what, String id, Runnable ended) {
        watched.put(what, new Watched(id, ended));
    }

    public void forget(Object what) {
        watched.remove(what);
    }

    /** Finds out which of the sessions are over. */
    public void look() {
        Set<String> ids = new HashSet<>();
        watched.values().forEach(each -> ids.add(each.id()));
        if (ids.isEmpty()) return;
        List<String> open = jdbc.getObject()
                .sql("SELECT session_id FROM relay_session WHERE session_id IN (:ids)")
                .param("ids", ids)
                .query(String.class)
                .list();
        open.forEach(ids::remove);
        ids.forEach(this::ended);
    }

    void ended(String id) {
        watched.values().stream()
                .filter(each -> each.id().equals(id))
                .toList()
                .forEach(each -> each.ended().run());
    }

    private record Watched(String id, Runnable ended) {}
}
