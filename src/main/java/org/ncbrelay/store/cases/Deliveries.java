package org.ncbrelay.store.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.NoteColumns;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which product went where over which channel; a reroute sets the old row aside and adds a new one. */
@Repository
public class Deliveries {
    private final JdbcClient jdbc;
    private final CurrentOfficer officers;

    Deliveries(JdbcClient jdbc, CurrentOfficer officers) {
        this.jdbc = jdbc;
        this.officers = officers;
    }

    private static final String SELECT =
            "SELECT id, reference, product_id AS product, capability, channel, addressee, status, prepared_at, replaces FROM delivery";

    public void add(Delivery delivery) {
        insert(Rows.of(delivery));
    }

    /** Deliveries of a capability in a state, in order. */
    public List<Delivery> in(CaseReference reference, Capability capability, Delivery.Status status) {
        return jdbc.sql(SELECT + " WHERE reference = ? AND capability = ? AND status = ? ORDER BY prepared_at, id")
                .params(reference.value(), capability.name(), status.name())
                .query(Rows.to(Delivery.class))
                .list();
    }

    /** All deliveries of the case that are prepared and have not left. */
    public List<Delivery> unsent(CaseReference reference) {
        return jdbc.sql(SELECT + " WHERE reference = ? AND status = 'PREPARED' ORDER BY prepared_at, id FOR UPDATE")
                .param(reference.value())
                .query(Rows.to(Delivery.class))
                .list();
    }

    /** @param ncbCopy the NCB's copy; null only if the NCB is the addressee */
    public void sent(Delivery delivery, UUID ncbCopy, Officer by, Instant at) {
        jdbc.sql(
                        "UPDATE delivery SET status = 'SENT', sent_at = ?, sent_by = ?, ncb_copy = ? WHERE id = ? AND status = 'PREPARED'")
                .params(Rows.at(at), by.userId(), ncbCopy, delivery.id())
                .update();
    }

    public void forwarded(Delivery delivery, String unit, Officer by, Instant at) {
        jdbc.sql(
                        "UPDATE delivery SET status = 'FORWARDED', forwarded_at = ?, forwarded_by = ?, forwarded_to = ? WHERE id = ? AND status = 'SENT'")
                .params(Rows.at(at), by.userId(), unit, delivery.id())
                .update();
    }

    public void withheld(Delivery delivery, Note reason, Officer by, Instant at) {
        jdbc.sql(
                        "UPDATE delivery SET status = 'WITHHELD', reason = ?, said = ?::jsonb, forwarded_at = ?, forwarded_by = ? WHERE id = ? AND status = 'SENT'")
                .params(NoteColumns.text(reason), NoteColumns.said(reason), Rows.at(at), by.userId(), delivery.id())
                .update();
    }

    /** Notes that the agency has received nothing of what was delivered to it by this capability; it can be prepared again. */
    public void notReceived(CaseReference reference, Capability capability) {
        jdbc.sql(
                        "UPDATE delivery SET status = 'NOT_RECEIVED' WHERE reference = ? AND capability = ? AND status IN ('SENT', 'FORWARDED')")
                .params(reference.value(), capability.name())
                .update();
    }

    /** Sets the old one aside and adds the one that replaces it. */
    public void reroute(Delivery old, Delivery replacement, Note reason) {
        jdbc.sql(
                        "UPDATE delivery SET status = 'REROUTED', reason = ?, said = ?::jsonb WHERE id = ? AND status = 'PREPARED'")
                .params(NoteColumns.text(reason), NoteColumns.said(reason), old.id())
                .update();
        insert(Rows.of(replacement).addValue("replaces", old.id()));
    }

    /**
     * By the relay: an agency that withdraws sees nothing of what has not reached it.
     *
     * @param capability null for all of the case
     */
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
