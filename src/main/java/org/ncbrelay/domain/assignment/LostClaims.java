package org.ncbrelay.domain.assignment;

/** Returns claimed tasks to their offices. */
public interface LostClaims {
    /** Releases, in the running transaction if there is one, what a user claimed and may not work on any more. */
    void lostBy(String userId);
}
