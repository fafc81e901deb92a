package org.ncbrelay.store;

import java.util.List;
import java.util.function.Consumer;

/** Tells the database who acts, so that it shows only what that organisation may see. */
public interface ActingContext {
    /** Called before each statement of ours: tells the running transaction who acts now, unless it knows; nothing where none runs. */
    void apply();

    /**
     * The same, for a statement that goes to the database together with what it must know.
     *
     * @param sent takes {@link JdbcActingContext#APPLY}'s parameters; not called where the transaction knows who acts, or none runs
     */
    void applyWith(Consumer<List<String>> sent);

    /** Called when such a statement failed: it may never have been sent, so that the next one tells who acts again. */
    void failed();
}
