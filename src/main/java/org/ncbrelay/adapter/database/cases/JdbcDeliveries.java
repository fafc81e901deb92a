package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.adapter.database.NoteColumns;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.delivery.Deliveries;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries; a reroute sets the old row aside and adds a new one. */
@Repository
record JdbcDeliveries(JdbcClient jdbc, CurrentOfficer officers) implements Deliveries {
    private static final String SELECT =
            "SELECT id, reference, product_id AS product, capability, channel, addressee, status, prepared_at, replaces FROM delivery";

    @Override
    public void add(Delivery delivery) {
        insert(Rows.of(delivery));
    }

    @Override
    public List<Delivery> in(CaseReference reference, Capability capability, Delivery.Status status) {
        return jdbc.sql(SELECT + " WHERE reference = ? AND capability = ? AND status = ? ORDER BY prepared_at, id")
                .params(reference.value(), capability.name(), status.name())
                .query(Rows.to(Delivery.class))
                .list();
    }

    @Override
    public List<Delivery> unsent(CaseReference reference) {
        return jdbc.sql(SELECT + " WHERE reference = ? AND status = 'PREPARED' ORDER BY prepared_at, id FOR UPDATE")
                .param(reference.value())
                .query(Rows.to(Delivery.class))
                .list();
    }

    @Override
    public void sent(Delivery delivery, UUID ncbCopy, Officer by, Instant at) {
        jdbc.sql(
                        "UPDATE delivery SET status = 'SENT', sent_at = ?, sent_by = ?, ncb_copy = ? WHERE id = ? AND status = 'PREPARED'")
                .params(Rows.at(at), by.userId(), ncbCopy, delivery.id())
                .update();
    }

    @Override
    public void forwarded(Delivery delivery, String unit, Officer by, Instant at) {
        jdbc.sql(
                        "UPDATE delivery SET status = 'FORWARDED', forwarded_at = ?, forwarded_by = ?, forwarded_to = ? WHERE id = ? AND status = 'SENT'")
                .params(Rows.at(at), by.userId(), unit, delivery.id())
                .update();
    }

    @Override
    public void withheld(Delivery delivery, Note reason, Officer by, Instant at) {
        jdbc.sql(
                        "UPDATE delivery SET status = 'WITHHELD', reason = ?, said = ?::jsonb, forwarded_at = ?, forwarded_by = ? WHERE id = ? AND status = 'SENT'")
                .params(NoteColumns.text(reason), NoteColumns.said(reason), Rows.at(at), by.userId(), delivery.id())
                .update();
    }

    @Override
    public void notReceived(CaseReference reference, Capability capability) {
        jdbc.sql(
                        "UPDATE delivery SET status = 'NOT_RECEIVED' WHERE reference = ? AND capability = ? AND status IN ('SENT', 'FORWARDED')")
                .params(reference.value(), capability.name())
                .update();
    }

    @Override
    public void reroute(Delivery old, Delivery replacement, Note reason) {
        jdbc.sql(
                        "UPDATE delivery SET status = 'REROUTED', reason = ?, said = ?::jsonb WHERE id = ? AND status = 'PREPARED'")
                .params(NoteColumns.text(reason), NoteColumns.said(reason), old.id())
                .update();
        insert(Rows.of(replacement).addValue("replaces", old.id()));
    }

    /** By the relay: an agency that withdraws sees nothing of what has not reached it. */
    @Override
    public void cancelUnsent(CaseReference reference, Capability capability, Note reason) {
        officers.as(
                Officer.relay(reference.organisation()),
                () -> jdbc.sql("""
                        UPDATE delivery SET status = 'CANCELLED', reason = ?, said = ?::jsonb
                         WHERE reference = ? AND status = 'PREPARED' AND capability = coalesce(?, capability)""")
                        .params(
                                NoteColumns.text(reason),
                                NoteColumns.said(reason),
                                reference.value(),
                                capability == null ? null : capability.name())
                        .update());
    }

    private void insert(MapSqlParameterSource row) {
        jdbc.sql("""
                INSERT INTO delivery (id, reference, product_id, capability, channel, addressee, status, prepared_at, replaces)
                VALUES (:id, :reference, :product, :capability, :channel, :addressee, :status, :preparedAt, :replaces)""").paramSource(row).update();
    }
}
