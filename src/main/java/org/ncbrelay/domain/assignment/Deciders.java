package org.ncbrelay.domain.assignment;

import java.util.List;

/** Who is in an office now. */
public interface Deciders {
    /** Everybody who has an account, serves the organisation and has one of the roles; absent or not. By user id. */
    List<Decider> of(Office office);
}
