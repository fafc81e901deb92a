package org.ncbrelay.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that the rules refuse: nothing has been changed. Callers of the API read the message; pages show the text of the code in
 * the reader's language, with the arguments in its places {0}, {1}.
 */
public abstract sealed class Refusal extends RuntimeException {
    private final String code;
    private final transient List<Object> arguments;

    /** @param message with a place, as {@link String#format} has it, for each argument */
    protected Refusal(String code, String message, Object... arguments) {
        super(Violation.filled(message, arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** Key of the text that pages show, {@code refused.notYours}; empty if only callers of the API can meet the refusal. */
    public String code() {
        return code;
    }

    /** Numbers, days and moments. */
    public List<Object> arguments() {
        return arguments;
    }

    /** The answer is incomplete or wrong; every bad field is named, up to {@link #MOST} of them. */
    public static final class Invalid extends Refusal {
        /**
         * Violations that are named; our default. A request as long as it may be has fewer; a body of nothing but wrong names would be
         * answered with a hundred times its size.
         */
        public static final int MOST = 1_000;

        private final List<Violation> violations;

        public Invalid(List<Violation> violations) {
            super("", bounded(violations).stream().map(Violation::toString).collect(Collectors.joining("; ")));
            this.violations = bounded(violations);
        }

        private static List<Violation> bounded(List<Violation> violations) {
            if (violations.size() <= MOST) return List.copyOf(violations);
            List<Violation> first = new ArrayList<>(violations.subList(0, MOST));
            first.add(new Violation("", "%d more are wrong".formatted(violations.size() - MOST)));
            return List.copyOf(first);
        }

        public Invalid(String field, String message) {
            this(List.of(new Violation(field, message)));
        }

        public Invalid(String field, String code, String message, Object... arguments) {
            this(List.of(new Violation(field, code, message, arguments)));
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /** The same idempotency key came with another body. */
    public static final class Unprocessable extends Refusal {
        public Unprocessable(String message) {
            super("", message);
        }
    }

    /** This officer may not do this; another officer may. */
    public static final class Forbidden extends Refusal {
        public Forbidden(String message) {
            super("", message);
        }

        public Forbidden(String code, String message, Object... arguments) {
            super(code, message, arguments);
        }
    }

    /** The state of the case does not allow this; the message names the state. */
    public static final class Conflict extends Refusal {
        public Conflict(String message) {
            super("", message);
        }

        public Conflict(String code, String message, Object... arguments) {
            super(code, message, arguments);
        }
    }

    /** More bytes than are taken. */
    public static final class TooLarge extends Refusal {
        public TooLarge(String code, String message, Object... arguments) {
            super(code, message, arguments);
        }
    }

    /** What this takes is not there at the moment; the message says what is missing. */
    public static final class Unavailable extends Refusal {
        public Unavailable(String code, String message, Object... arguments) {
            super(code, message, arguments);
        }
    }

    /** Unknown, or not for this organisation: the two cannot be distinguished. */
    public static final class NotFound extends Refusal {
        public NotFound() {
            super("refused.gone", "There is no such record, or it is not open to your organisation.");
        }
    }
}
