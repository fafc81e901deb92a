package org.ncbrelay.port;

/** What follows when an account loses rights. A port because it is the engine's identity service that takes them. */
public interface AccountRights {
    /** Releases, in the running transaction if there is one, what somebody claimed and may not work on any more. */
    void lostBy(String userId);

    /** The same, of everybody. */
    void lost();
}
