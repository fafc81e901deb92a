package org.ncbrelay.store.cases;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.exchange.Exchange;
import org.ncbrelay.domain.exchange.Exchange.Outcome;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What passed, or waits to pass, between INTERPOL's team and agencies; an outcome, once recorded, stays. */
@Repository
public record Exchanges(JdbcClient jdbc) {
    /** It has passed directly, with the NCB's copy. */
    public void passed(UUID id, Exchange exchange, UUID ncbCopy, Officer by, Instant at) {
        add(id, exchange, "DIRECT", ncbCopy, Outcome.PASSED_ON.name(), by, at);
    }

    /** It waits at the NCB. */
    public void sentToNcb(UUID id, Exchange exchange, Officer by, Instant at) {
        add(id, exchange, "VIA_NCB", null, null, by, at);
    }

    private void add(UUID id, Exchange exchange, String channel, UUID ncbCopy, String outcome, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO exchange (id, reference, capability, subject, direction, channel, sent_by, sent_at, ncb_copy, outcome, decided_by,
                                      decided_at)
                VALUES (:id, :reference, :capability, :subject, :direction, :channel, :by, :at, :ncbCopy, :outcome, :decidedBy, :decidedAt)""")
                .paramSource(Rows.of(exchange)
                        .addValue("id", id)
                        .addValue("channel", channel)
                        .addValue("by", by.userId())
                        .addValue("at", Rows.at(at))
                        .addValue("ncbCopy", ncbCopy)
                        .addValue("outcome", outcome)
                        .addValue("decidedBy", outcome == null ? null : by.userId())
                        .addValue("decidedAt", outcome == null ? null : Rows.at(at)))
                .update();
    }

    /** @param reason null unless the NCB returns it */
    public void decided(UUID id, Outcome outcome, String reason, Officer by, Instant at) {
        jdbc.sql("UPDATE exchange SET outcome = ?, reason = ?, decided_by = ?, decided_at = ? WHERE id = ?")
                .params(outcome.name(), reason, by.userId(), Rows.at(at), id)
                .update();
    }
}
