package org.ncbrelay.adapter.database.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ncbrelay.adapter.database.Json;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Receipts;
import org.ncbrelay.journal.PendingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Receipts under their keys; calls with one key wait for each other. */
@Repository
record JdbcReceipts(JdbcClient jdbc, PendingRows rows) implements Receipts {
    @Override
    public Optional<Receipt> find(Officer officer, String key, String bodySha256) {
        return jdbc.sql("SELECT body_sha256, reference, answer FROM relay_receipt(?, ?, ?)")
                .params(officer.organisation().value(), officer.userId(), key)
                .query((row, n) -> kept(row, bodySha256))
                .optional();
    }

    @Override
    public void keep(Officer officer, String key, String bodySha256, Receipt receipt) {
        rows.add(
                "receipts",
                Map.of(
                        "organisation", officer.organisation().value(),
                        "user_id", officer.userId(),
                        "key", key,
                        "body_sha256", bodySha256,
                        "reference", receipt.reference().value(),
                        "answer", answer(receipt),
                        "created_at", receipt.submittedAt()));
    }

    private static Map<String, Object> answer(Receipt receipt) {
        return Map.of(
                "status", receipt.status(),
                "submittedAt", receipt.submittedAt().toString(),
                "receipt", receipt.receipt(),
                "auditCheckpoint", receipt.auditCheckpoint(),
                "flow", receipt.flow());
    }

    private Receipt kept(ResultSet row, String bodySha256) throws SQLException {
        if (!row.getString("body_sha256").equals(bodySha256))
            throw new Refusal.Unprocessable("This idempotency key was used for another request.");
        Map<String, Object> answer = Json.read(row.getString("answer"));
        return new Receipt(
                new CaseReference(row.getString("reference")),
                answer.get("status").toString(),
                Instant.parse(answer.get("submittedAt").toString()),
                answer.get("receipt").toString(),
                Objects.toString(answer.get("auditCheckpoint"), null),
                Objects.toString(answer.get("flow"), null));
    }
}
