package org.ncbrelay.adapter.database;

import org.ncbrelay.start.CannotStart;

/** The relay cannot have its database, and a person must do something about it. */
public class DatabaseUnavailable extends CannotStart {
    /**
     * @param description what is wrong, in a sentence for the operator
     * @param action      what to do about it
     */
    public DatabaseUnavailable(String description, String action) {
        this(description, action, null);
    }

    /** Of a server that may answer at a later start. */
    public DatabaseUnavailable(String description, String action, Throwable cause) {
        super(description, action, FOR_NOW, cause);
    }
}
