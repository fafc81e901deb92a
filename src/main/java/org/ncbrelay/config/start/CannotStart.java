package org.ncbrelay.config.start;

/** The relay cannot start, and a person must do something about it. */
public class CannotStart extends RuntimeException {
    /** What to do about settings. */
    public static final String CORRECT =
            "Correct this and start again. \"java -jar ncb-relay.jar check\" examines everything and starts nothing.";

    private final String action;

    /**
     * @param description what is wrong, in a sentence for the operator
     * @param action      what to do about it
     */
    public CannotStart(String description, String action) {
        this(description, action, null);
    }

    public CannotStart(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
