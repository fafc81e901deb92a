package org.ncbrelay.adapter.database.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ncbrelay.adapter.database.Json;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Receipts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Receipts under their keys; calls with one key wait for each other. */
@Repository
class JdbcReceipts implements Receipts {
    private final JdbcClient jdbc;
    private final Json json;

    JdbcReceipts(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Receipt> find(Officer officer, String key, String bodySha256) {
        // Twenty equal calls at once: one files, the others wait here and then read its answer.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(officer.organisation() + "/" + officer.userId() + "/" + key)
                .query((row, n) -> 0)
                .single();
        return jdbc.sql(
                        "SELECT body_sha256, reference, answer FROM idempotency_key WHERE organisation = ? AND user_id = ? AND key = ?")
                .params(officer.organisation().value(), officer.userId(), key)
                .query((row, n) -> kept(row, bodySha256))
                .optional();
    }

    @Override
    public void keep(Officer officer, String key, String bodySha256, Receipt receipt) {
        jdbc.sql("""
                INSERT INTO idempotency_key (organisation, user_id, key, body_sha256, reference, answer, created_at)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)""")
                .params(
                        officer.organisation().value(),
                        officer.userId(),
                        key,
                        bodySha256,
                        receipt.reference().value(),
                        json.write(Map.of(
                                "status",
                                receipt.status(),
                                "submittedAt",
                                receipt.submittedAt().toString(),
                                "receipt",
                                receipt.receipt(),
                                "auditCheckpoint",
                                receipt.auditCheckpoint())),
                        Rows.at(receipt.submittedAt()))
                .update();
    }

    private Receipt kept(ResultSet row, String bodySha256) throws SQLException {
        if (!row.getString("body_sha256").equals(bodySha256))
            throw new Refusal.Unprocessable("This idempotency key was used for another request.");
        Map<String, Object> answer = json.read(row.getString("answer"));
        return new Receipt(
                new CaseReference(row.getString("reference")),
                answer.get("status").toString(),
                Instant.parse(answer.get("submittedAt").toString()),
                answer.get("receipt").toString(),
                Objects.toString(answer.get("auditCheckpoint"), null));
    }
}
