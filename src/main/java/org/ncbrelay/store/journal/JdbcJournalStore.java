package org.ncbrelay.store.journal;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.ncbrelay.journal.Entry.Recorded;
import org.ncbrelay.journal.Envelopes;
import org.ncbrelay.journal.JournalStore;
import org.ncbrelay.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands all entries to the database at once, which writes them set by set. */
@Component
class JdbcJournalStore implements JournalStore {
    private final JdbcClient jdbc;
    private final Envelopes envelopes;

    /**
     * A client of its own: the one of the repositories has collected rows written first, and tells the database who acts, which
     * {@code relay_write} does by itself for each part.
     */
    JdbcJournalStore(DataSource dataSource, Envelopes envelopes) {
        this.jdbc = JdbcClient.create(dataSource);
        this.envelopes = envelopes;
    }

    @Override
    public void write(List<Recorded> entries, Instant at) {
        JournalRows rows = new JournalRows(envelopes, at);
        entries.forEach(rows::add);
        jdbc.sql("SELECT relay_write(?::jsonb, ?)")
                .params(Json.write(rows.parts()), envelopes.refusedAddress().orElse(null))
                .query(row -> {});
    }
}
