package org.ncbrelay.store;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Sets who acts in the transaction before each statement, and on the way of the statement itself where it can. */
public final class OfficerJdbcTemplate extends JdbcTemplate {
    private final ActingContext context;

    public OfficerJdbcTemplate(DataSource dataSource, ActingContext context) {
        super(dataSource);
        this.context = context;
    }

    /** Spring asks for it once for each operation. */
    @Override
    protected DataSource obtainDataSource() {
        context.apply();
        return super.obtainDataSource();
    }

    @Override
    public <T> T query(PreparedStatementCreator asked, PreparedStatementSetter parameters, ResultSetExtractor<T> rows) {
        return withOfficer(asked, statement -> super.query(statement, parameters, rows));
    }

    @Override
    protected int update(PreparedStatementCreator asked, PreparedStatementSetter parameters) {
        return withOfficer(asked, statement -> super.update(statement, parameters));
    }

    /** An answer that is fetched in portions is the only one of its statement. */
    private <T> T withOfficer(PreparedStatementCreator asked, Function<PreparedStatementCreator, T> work) {
        if (getFetchSize() > 0) return work.apply(asked);
        StatementOfOfficer together = new StatementOfOfficer(asked);
        context.applyWith(together::tell);
        if (!together.isTold()) return work.apply(asked);
        try {
            return work.apply(together);
        } catch (RuntimeException failure) {
            context.failed();
            throw failure;
        }
    }
}
