package org.ncbrelay.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads of so many rows that they do not fit into memory together: inside a transaction the driver fetches some at a time, where it
 * otherwise takes the whole answer before it hands on the first row.
 */
@Component
public class LargeReads {
    /** Rows at a time; our default. */
    private static final int AT_A_TIME = 1000;

    private final JdbcClient jdbc;

    LargeReads(DataSource dataSource, ActingContext context) {
        OfficerJdbcTemplate portions = new OfficerJdbcTemplate(dataSource, context);
        portions.setFetchSize(AT_A_TIME);
        this.jdbc = new TransactionJdbcClient(portions);
    }

    /** To be read by a callback for each row; a list would hold them all again. */
    public JdbcClient.StatementSpec sql(String sql) {
        return jdbc.sql(sql);
    }
}
