package org.ncbrelay.store.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Receipt;
import org.ncbrelay.journal.PendingRows;
import org.ncbrelay.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers to submissions, stored so that a repeated call gets the same answer; calls with one key wait for each other. */
@Repository
public class Receipts {
    private final JdbcClient jdbc;
    private final PendingRows rows;

    Receipts(JdbcClient jdbc, PendingRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * Waits for any other transaction that holds the key, then answers what it left.
     *
     * @return the receipt the key got before; empty if this is the first call
     * @throws org.ncbrelay.domain.Refusal.Unprocessable if the key came with another body
     */
    public Optional<Receipt> find(Officer officer, String key, String bodySha256) {
        return jdbc.sql("SELECT body_sha256, reference, answer FROM relay_receipt(?, ?, ?)")
                .params(officer.organisation().value(), officer.userId(), key)
                .query((row, n) -> kept(row, bodySha256))
                .optional();
    }

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

    /**
     * Files once for each key.
     *
     * @param key    chosen by the sender; null if the sender does not mind filing twice
     * @param filing files it and answers its receipt
     * @return the receipt of this or of the earlier call
     * @throws org.ncbrelay.domain.Refusal.Unprocessable if the key came with another body
     */
    public Receipt once(Officer officer, String key, String bodySha256, Supplier<Receipt> filing) {
        if (key == null) return filing.get();
        return find(officer, key, bodySha256).orElseGet(() -> {
            Receipt receipt = filing.get();
            keep(officer, key, bodySha256, receipt);
            return receipt;
        });
    }
}
