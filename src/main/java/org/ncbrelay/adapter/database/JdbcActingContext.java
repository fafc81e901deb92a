package org.ncbrelay.adapter.database;

import javax.sql.DataSource;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.ActingContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps the acting organisation in settings of the transaction, which end with it and never stay on a pooled connection. */
class JdbcActingContext implements ActingContext {
    private static final String APPLY =
            "SELECT set_config('relay.organisation', ?, true), set_config('relay.actor', ?, true)";

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    JdbcActingContext(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void applyNow(Officer officer) {
        set(officer.organisation().value(), officer.userId());
    }

    @Override
    public void clearNow() {
        set("", "");
    }

    private void set(String organisation, String actor) {
        if (TransactionSynchronizationManager.hasResource(dataSource))
            jdbc.query(APPLY, row -> {}, organisation, actor);
    }
}
