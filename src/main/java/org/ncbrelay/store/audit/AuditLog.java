package org.ncbrelay.store.audit;

import java.util.List;
import java.util.function.Function;
import org.ncbrelay.domain.CaseReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes what is read of a case or of intelligence: the database takes actor and organisation from the transaction, never from us. Acts need
 * no note, because the database audits each one where it is entered.
 */
@Repository
public class AuditLog {
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    AuditLog(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Notes a read by the acting officer, in the transaction that reads: what cannot be noted is not read.
     *
     * @param reference of the case or the intelligence
     * @param subject   what of it, by id or name and never in its own words
     * @throws IllegalStateException if the running transaction can write nothing
     */
    public void read(Read what, CaseReference reference, String subject) {
        readAll(what, List.of(new Part(reference.value(), subject)));
    }

    /** Notes a read of the whole; the same refusal. */
    public void read(Read what, CaseReference reference) {
        readAll(what, List.of(new Part(reference.value(), null)));
    }

    /** Notes a read of what belongs to no one case, by its name; the same refusal. */
    public void read(Read what, String subject) {
        readAll(what, List.of(new Part(null, subject)));
    }

    /** Notes a read of each; the same refusal. */
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

    /**
     * A part of a case or of intelligence.
     *
     * @param subject what of it, by id; null where there is but one
     */
    public record Part(String reference, String subject) {}

    /** What can be read; files of evidence are noted with their chain of custody. */
    public enum Read {
        /** Titles and states of many. */
        LIST,
        /** The part of a text that a search matches. */
        SEARCH,
        CASE,
        TIMELINE,
        MESSAGES,
        SUPPLEMENTS,
        HITS,
        PRESERVATION,
        DOSSIER,
        INTELLIGENCE,
        DIFFUSION,
        INVITATION,
        EXPERT_REQUEST,
        AUDIT
    }
}
