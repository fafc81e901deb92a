package org.ncbrelay.support.walks;

import java.util.function.Supplier;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements as the application's own role, acting for an organisation: as somebody who found a way past our code. */
public class Relational {
    private final JdbcTemplate application;
    private final TransactionTemplate transactions;
    private final CurrentOfficer current;

    Relational(JdbcTemplate application, PlatformTransactionManager transactions, CurrentOfficer current) {
        this.application = application;
        this.transactions = new TransactionTemplate(transactions);
        this.current = current;
    }

    /** @return how many rows were changed */
    public int as(String organisation, String sql, Object... parameters) {
        return in(organisation, () -> application.update(sql, parameters));
    }

    /** @return how many rows the organisation sees */
    public long count(String organisation, String sql, Object... parameters) {
        return in(organisation, () -> application.queryForObject(sql, Long.class, parameters));
    }

    private <T> T in(String organisation, Supplier<T> work) {
        return current.as(
                Officer.relay(new OrganisationCode(organisation)), () -> transactions.execute(status -> work.get()));
    }
}
