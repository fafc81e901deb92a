package org.ncbrelay.domain.passkey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;

/** The passkeys of all who log in; each act is audited. */
public interface Passkeys {
    /** Those that somebody has, suspected ones too; the oldest first. */
    List<Passkey> of(String userId);

    /** One that has not been removed, nor ended by a reset. */
    Optional<Passkey> find(String id);

    /** The random name by which authenticators know somebody; it is made when it is first needed. */
    String handleOf(String userId);

    /**
     * @param organisation whose audit records it
     * @throws org.ncbrelay.domain.Refusal.Conflict if there is, or was, one with the same id
     */
    void add(Passkey passkey, OrganisationCode organisation);

    /**
     * Notes that it was used.
     *
     * @return whether the counter had grown, or neither counts; if not, nothing is noted
     */
    boolean use(String id, long counter, Instant at);

    /** Marks one that may have been copied; it stays so. */
    void suspect(String id, Instant at);

    /** @return whether there was one */
    boolean remove(String userId, String id, String by, Instant at);

    /** Ends all that somebody has, in the running transaction; with them end all sessions. */
    void reset(String userId);

    /**
     * How somebody last proved who it is, in the session that asks for something.
     *
     * @param byPasskey whether with a passkey; otherwise with the password
     */
    record Proof(Instant at, boolean byPasskey) {
        /** Our default: long enough to find a security key in a drawer. */
        public static final Duration RECENT = Duration.ofMinutes(5);

        public boolean isRecent(Instant now) {
            return now.isBefore(at.plus(RECENT));
        }
    }
}
