package org.ncbrelay.adapter.database.cases;

import java.util.List;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.acknowledgment.Acknowledgments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Acknowledgments; rows are only ever added. */
@Repository
class JdbcAcknowledgments implements Acknowledgments {
    private final JdbcClient jdbc;

    JdbcAcknowledgments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(CaseReference reference, Acknowledgment acknowledgment) {
        jdbc.sql("""
                INSERT INTO acknowledgment (reference, outcome, reason, decided_by, decided_at)
                VALUES (:reference, :outcome, :reason, :decidedBy, :decidedAt)""")
                .paramSource(Rows.of(acknowledgment).addValue("reference", reference.value()))
                .update();
    }

    @Override
    public List<Acknowledgment> of(CaseReference reference) {
        return jdbc.sql(
                        "SELECT outcome, reason, decided_by, decided_at FROM acknowledgment WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query(Rows.to(Acknowledgment.class))
                .list();
    }
}
