package org.ncbrelay.security.answers;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;

/** A text that PostgreSQL refuses as a text: it has a null character, which no keyboard writes and no column can keep. */
public final class UnstorableText {
    /** {@code character_not_in_repertoire} (SQL standard; PostgreSQL, appendix A). */
    private static final String STATE = "22021";

    private UnstorableText() {}

    /** Whether the caller's text, and nothing on our side, made a statement fail. */
    public static boolean isCauseOf(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql
                && STATE.equals(sql.getSQLState());
    }
}
