package org.ncbrelay.start;

import org.springframework.beans.BeansException;
import org.springframework.boot.web.server.PortInUseException;

/** The relay cannot start, and a person must do something about it. */
public class CannotStart extends RuntimeException {
    /** The exit code where another start would end in the same way ({@code EX_CONFIG} of {@code sysexits.h}): trying again is of no use. */
    public static final int CONFIGURATION = 78;

    /** The exit code where a later start may succeed. */
    public static final int FOR_NOW = 1;

    /** What to do about settings. */
    public static final String CORRECT =
            "Correct this and start again. \"java -jar ncb-relay.jar check\" examines everything and starts nothing.";

    /** What to do about a port. */
    public static final String PORT =
            "Set SERVER_PORT to a free port above 1023 and SERVER_ADDRESS to an address of this machine, or end the program that uses the port.";

    private final String action;
    private final int exitCode;

    /**
     * @param description what is wrong, in a sentence for the operator
     * @param action      what to do about it
     */
    public CannotStart(String description, String action) {
        this(description, action, null);
    }

    public CannotStart(String description, String action, Throwable cause) {
        this(description, action, CONFIGURATION, cause);
    }

    /** @param exitCode of the process: {@link #CONFIGURATION} or {@link #FOR_NOW} */
    public CannotStart(String description, String action, int exitCode, Throwable cause) {
        super(description, cause);
        this.action = action;
        this.exitCode = exitCode;
    }

    public String action() {
        return action;
    }

    /** Sentence and remedy, in one line unless there are several problems. */
    String text() {
        return getMessage() + (getMessage().contains("\n") ? "\n" : ". ") + action;
    }

    public int exitCode() {
        return exitCode;
    }

    /** @return what a person does about a start that ended so, also about a setting that a class refuses; null for a fault of ours */
    public static CannotStart in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart known) return known;
            if (cause instanceof PortInUseException taken)
                return new CannotStart(
                        "Another program took port " + taken.getPort() + " during the start", PORT, FOR_NOW, taken);
            if (cause instanceof IllegalArgumentException
                    && isOurs(cause)
                    && (failure == cause || failure instanceof BeansException))
                return new CannotStart(cause.getMessage(), CORRECT, cause);
        }
        return null;
    }

    private static boolean isOurs(Throwable cause) {
        return cause.getStackTrace().length > 0
                && cause.getStackTrace()[0].getClassName().startsWith("org.ncbrelay.");
    }
}
