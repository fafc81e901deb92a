package org.ncbrelay.adapter.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sets who acts in the transaction before each statement. */
final class OfficerJdbcTemplate extends JdbcTemplate {
    private final ActingContext context;

    OfficerJdbcTemplate(DataSource dataSource, ActingContext context) {
        super(dataSource);
        this.context = context;
    }

    /** Spring asks for it once for each operation. */
    @Override
    protected DataSource obtainDataSource() {
        context.apply();
        return super.obtainDataSource();
    }
}
