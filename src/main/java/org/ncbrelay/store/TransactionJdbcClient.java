package org.ncbrelay.store;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ncbrelay.journal.PendingRows;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The client of our repositories. Before each statement, the rows that the transaction has collected are written, for the statement may
 * read them; and a statement that may change something makes {@link TransactionReads} forget.
 */
public final class TransactionJdbcClient implements JdbcClient {
    /**
     * Tables of the support and its products: no read that {@link TransactionReads} remembers uses them, and a row of theirs changes no
     * other table but the figures of lists.
     */
    private static final Set<String> APART =
            Set.of("step_record", "product", "product_review", "delivery", "exchange", "feedback", "report_draft");

    private static final Pattern ROW =
            Pattern.compile("\\s*(?:INSERT INTO|UPDATE|DELETE FROM)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    private final JdbcClient client;

    public TransactionJdbcClient(JdbcOperations jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    @Override
    public StatementSpec sql(String sql) {
        PendingRows.writeNow();
        if (mayChangeSomething(sql)) TransactionReads.forget();
        return client.sql(sql);
    }

    /** Whatever is no plain query: functions of ours write too. */
    private static boolean mayChangeSomething(String sql) {
        int start = 0;
        while (start < sql.length() && Character.isWhitespace(sql.charAt(start))) start++;
        if (begins(sql, start, "select")) return begins(sql, start, "select relay_");
        Matcher row = ROW.matcher(sql);
        return !row.lookingAt() || !APART.contains(row.group(1));
    }

    private static boolean begins(String sql, int start, String words) {
        return sql.regionMatches(true, start, words, 0, words.length());
    }
}
