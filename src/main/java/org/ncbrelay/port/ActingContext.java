package org.ncbrelay.port;

import org.ncbrelay.domain.Officer;

/** Tells the running transaction who acts, so that the database itself shows only what that organisation may see. */
public interface ActingContext {
    /** Lets the rest of the running transaction see as that officer; does nothing where no transaction runs. */
    void applyNow(Officer officer);

    /** Lets the rest of the running transaction see nothing; does nothing where no transaction runs. */
    void clearNow();
}
