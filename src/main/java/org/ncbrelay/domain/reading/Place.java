package org.ncbrelay.domain.reading;

import java.util.List;
import org.ncbrelay.domain.Violation;

/** Where in the answer we are, and the list on which violations are noted. */
public final class Place {
    private final String path;
    private final List<Violation> violations;

    Place(String path, List<Violation> violations) {
        this.path = path;
        this.violations = violations;
    }

    Place field(String name) {
        return new Place(path.isEmpty() ? name : path + "." + name, violations);
    }

    Place element(int index) {
        return new Place(path + "[" + index + "]", violations);
    }

    int violationsSoFar() {
        return violations.size();
    }

    /**
     * Notes a violation here.
     *
     * @param code    of the text that pages show
     * @param message what would be right, without the rejected value, with a place for each argument
     * @return null, so that a {@link Kind} can refuse and answer in one statement
     */
    public <T> T refuse(String code, String message, Object... arguments) {
        violations.add(new Violation(path, code, message, arguments));
        return null;
    }

    /** Notes a violation that only callers of the API can meet. */
    public <T> T refuse(String message) {
        return refuse("", message);
    }
}
