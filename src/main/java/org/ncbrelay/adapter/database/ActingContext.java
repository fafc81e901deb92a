package org.ncbrelay.adapter.database;

/** Tells the database who acts, so that it shows only what that organisation may see. */
public interface ActingContext {
    /** Called before each statement of ours: tells the running transaction who acts now, unless it knows; nothing where none runs. */
    void apply();
}
