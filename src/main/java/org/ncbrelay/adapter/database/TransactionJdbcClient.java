package org.ncbrelay.adapter.database;

import org.ncbrelay.journal.PendingRows;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The client of our repositories. Before each statement, the rows that the transaction has collected are written, for the statement may
 * read them; and a statement that may change something makes {@link TransactionReads} forget.
 */
final class TransactionJdbcClient implements JdbcClient {
    private final JdbcClient client;

    TransactionJdbcClient(JdbcOperations jdbc) {
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
        return !begins(sql, start, "select") || begins(sql, start, "select relay_");
    }

    private static boolean begins(String sql, int start, String words) {
        return sql.regionMatches(true, start, words, 0, words.length());
    }
}
