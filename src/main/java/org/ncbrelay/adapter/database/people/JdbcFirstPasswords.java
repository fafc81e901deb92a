package org.ncbrelay.adapter.database.people;

import org.ncbrelay.port.FirstPasswords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells the trigger that watches passwords whose is not an own one. */
@Repository
class JdbcFirstPasswords implements FirstPasswords {
    private final JdbcClient jdbc;

    JdbcFirstPasswords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds to the end of the transaction: the engine may store the account no earlier. */
    @Override
    @Transactional
    public void storing(String userId, Runnable account) {
        jdbc.sql("SELECT set_config('relay.first_password', ?, true)")
                .param(userId)
                .query(String.class)
                .single();
        account.run();
    }
}
