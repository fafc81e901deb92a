package org.ncbrelay.adapter.database.audit;

import java.util.List;
import java.util.function.Function;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Asks the database to note a read; it takes actor and organisation from the transaction, never from us. */
@Repository
record JdbcAuditLog(JdbcClient jdbc, TransactionOperations transaction) implements AuditLog {
    @Override
    public void read(Read what, CaseReference reference, String subject) {
        readAll(what, List.of(new Part(reference.value(), subject)));
    }

    @Override
    public void read(Read what, CaseReference reference) {
        readAll(what, List.of(new Part(reference.value(), null)));
    }

    @Override
    public void read(Read what, String subject) {
        readAll(what, List.of(new Part(null, subject)));
    }

    @Override
    public void readAll(Read what, List<Part> parts) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly())
            throw new IllegalStateException("a read of " + what + " cannot be noted in a transaction that only reads");
        if (!parts.isEmpty()) transaction.executeWithoutResult(running -> note(what, parts));
    }

    private void note(Read what, List<Part> parts) {
        jdbc.sql(
                        "SELECT count(relay_audit_read(?, p.reference, p.subject)) FROM unnest(?::text[], ?::text[]) AS p (reference, subject)")
                .params("READ_" + what, column(parts, Part::reference), column(parts, Part::subject))
                .query(Long.class)
                .single();
    }

    private static String[] column(List<Part> parts, Function<Part, String> value) {
        return parts.stream().map(value).toArray(String[]::new);
    }
}
