package org.ncbrelay.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sessions of those who are logged in, on whatever node. A port because they are kept by the login. What is ended here is gone at the
 * next request, on every node; a page that listens for news is told within seconds.
 */
public interface Sessions {
    /** Those that still open something, the one used last first; at most as many as a user may have at a time. */
    List<OpenSession> of(String userId);

    /** How many sessions of each user are open; those who have none are left out. */
    Map<String, Integer> counts(Collection<String> userIds);

    /**
     * Ends one session.
     *
     * @param id as {@link OpenSession} has it
     * @return false if the user has no such session: another user's is as unknown as one that never was
     */
    boolean end(String userId, String id);

    /**
     * Ends all sessions of a user.
     *
     * @param kept the ids of those that stay open; mostly none, or the one that the user is using
     * @return how many were ended
     */
    int endAll(String userId, Set<String> kept);

    /**
     * A session of a user.
     *
     * @param id       names the session, and opens nothing: the browser has a secret of which this is the digest
     * @param since    the moment of the login
     * @param lastUsed to about a minute
     * @param browser  name of the product, such as {@code Firefox}; empty if it is not known
     * @param system   name of the operating system, such as {@code Windows}; empty if it is not known
     * @param address  network address at the login
     */
    record OpenSession(String id, Instant since, Instant lastUsed, String browser, String system, String address) {}
}
