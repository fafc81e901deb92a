package org.ncbrelay.engine.writes;

import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Which table a refused statement was about: PostgreSQL names it where a constraint of the table refused. */
final class FailedTable {
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*(?:insert\\s+into|update|delete\\s+from)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    private FailedTable() {}

    /** @return in lower case; null if the error names none */
    static String of(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof PSQLException refused) {
                ServerErrorMessage said = refused.getServerErrorMessage();
                if (said != null && said.getTable() != null) return said.getTable();
            }
        SQLException next = failure.getNextException();
        return next == null ? null : of(next);
    }

    static boolean isWritten(String sql, String table) {
        Matcher written = WRITTEN.matcher(sql);
        return written.lookingAt() && written.group(1).toLowerCase(Locale.ROOT).equals(table);
    }
}
