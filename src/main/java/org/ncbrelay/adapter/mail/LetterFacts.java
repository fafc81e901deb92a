package org.ncbrelay.adapter.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.Letter;

/**
 * What a letter says, as its row has it.
 *
 * @param reference empty for a letter that is about no case
 * @param to        whose letter it is
 * @param reader    how the reader is concerned
 * @param page      to which it leads
 * @param task      that waits; empty if the letter is about none
 * @param next      the escalation that follows the reminders
 */
record LetterFacts(
        Letter letter,
        String reference,
        OrganisationCode to,
        String reader,
        String page,
        Optional<Task> task,
        Optional<String> next,
        Instant written) {
    /** The columns that it is read from. */
    static final String COLUMNS =
            "template, reference, organisation, reader, page, task_node, task_name, due_at, ends_at, next_step, created_at";

    /**
     * @param node diagram and node
     * @param name in English
     * @param due  null if it has no time limit
     * @param ends when no one waits for it any longer; null if it waits for ever
     */
    record Task(String node, String name, Instant due, Instant ends) {}

    static LetterFacts read(ResultSet row) throws SQLException {
        return new LetterFacts(
                Letter.valueOf(row.getString("template")),
                Objects.requireNonNullElse(row.getString("reference"), ""),
                new OrganisationCode(row.getString("organisation")),
                row.getString("reader"),
                row.getString("page"),
                task(row),
                Optional.ofNullable(row.getString("next_step")),
                row.getTimestamp("created_at").toInstant());
    }

    private static Optional<Task> task(ResultSet row) throws SQLException {
        String node = row.getString("task_node");
        if (node == null) return Optional.empty();
        return Optional.of(new Task(node, row.getString("task_name"), moment(row, "due_at"), moment(row, "ends_at")));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    boolean isOfIntelligence() {
        return reference.startsWith("INT-");
    }

    /** The country whose case it is, where that is not the reader's; empty also for intelligence. */
    Optional<String> otherCountry() {
        if (reference.isEmpty() || isOfIntelligence() || reference.startsWith(to.value())) return Optional.empty();
        return Optional.of(reference.substring(0, 3));
    }
}
