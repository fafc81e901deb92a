package org.ncbrelay.port;

import java.util.function.Supplier;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.token.AccessToken.TokenPart;

/** Who acts now: the officer behind the request, or the relay for the organisation whose work a job continues. */
public interface CurrentOfficer {
    /**
     * @throws IllegalStateException if no one acts: a thread that belongs to no request and no job sees nothing
     */
    Officer officer();

    /** Whether an officer acts at all. */
    boolean isPresent();

    /** Whether the request reaches so far: every one, unless it came by a token that does not open this part. */
    default boolean opens(TokenPart part) {
        return true;
    }

    /** Runs the work as that officer and restores who acted before, whatever happens. */
    <T> T as(Officer officer, Supplier<T> work);

    /** The same for work without an answer. */
    default void as(Officer officer, Runnable work) {
        as(officer, () -> {
            work.run();
            return null;
        });
    }
}
