package org.ncbrelay.store.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.store.Rows;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The absences of the acting organisation, with their substitutes: who stands in is resolved whenever a task is listed or worked on. */
@Repository
public class Absences {
    /** What an absence must be to run at {@code :now}; for every statement that asks. */
    public static final String RUNS = "a.starts_at <= :now AND coalesce(a.ended_at, a.ends_at) > :now";

    private final JdbcClient jdbc;
    private final Clock clock;

    Absences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps a new one.
     *
     * @throws org.ncbrelay.domain.Refusal.Conflict if another absence of the officer was entered at the same moment
     */
    public void add(Absence absence, Instant at) {
        try {
            jdbc.sql("""
                INSERT INTO absence (id, organisation, absent, substitute, first_day, last_day, starts_at, ends_at, named_at)
                VALUES (:id, :organisation, :absent, :substitute, :firstDay, :lastDay, :startsAt, :endsAt, :namedAt)""")
                    .paramSource(Rows.of(absence).addValue("namedAt", Rows.at(at)))
                    .update();
        } catch (DataIntegrityViolationException twice) {
            throw new Refusal.Conflict("refused.absent", "You are already absent on one of these days.");
        }
        openToSubstitutes(at);
    }

    /** Ends one that is not over. */
    public void end(Absence absence, Instant at) {
        int ended = jdbc.sql("UPDATE absence SET ended_at = ? WHERE id = ? AND ended_at IS NULL")
                .params(Rows.at(at), absence.id())
                .update();
        if (ended == 0) throw new Refusal.Conflict("refused.absenceOver", "This absence has already ended.");
        openToSubstitutes(at);
    }

    /**
     * Opens the cases of absent members of the deployment office to their substitutes, and closes them where the absence is over. Other
     * substitutes read what they stand in for as it is: the same organisation or agency.
     */
    @Transactional
    public void openToSubstitutes(Instant at) {
        jdbc.sql("SELECT relay_open_to_substitutes(?)")
                .param(Rows.at(at))
                .query((row, n) -> 0)
                .single();
    }

    /** Those of an officer that are not over, the next first. */
    @Transactional(readOnly = true)
    public List<Absence> of(String userId, Instant at) {
        return notOver("absent", userId, at);
    }

    /** Those in which an officer is the substitute and that are not over, the next first. */
    @Transactional(readOnly = true)
    public List<Absence> coveredBy(String userId, Instant at) {
        return notOver("substitute", userId, at);
    }

    /** Whose tasks are offered to the user now, by user id; empty for most. */
    @Transactional(readOnly = true)
    public List<String> absentBehind(String userId) {
        return jdbc.sql("SELECT a.absent FROM absence a WHERE a.substitute = :user AND " + RUNS + " ORDER BY 1")
                .param("user", userId)
                .param("now", Rows.at(clock.instant()))
                .query(String.class)
                .list();
    }

    /**
     * Notes, in the running transaction, that the acting officer takes a task which an absent colleague had claimed.
     *
     * @param reference of the case; null if the task belongs to none
     */
    public void took(String absent, CaseReference reference, String taskId) {
        int noted = jdbc.sql("""
                        INSERT INTO stand_in (absence, organisation, reference, task_id, taken_by, taken_at)
                        SELECT a.id, a.organisation, :reference, :task, a.substitute, :now FROM absence a
                         WHERE a.absent = :absent AND a.substitute = relay_actor() AND\s""" + RUNS)
                .param("reference", reference == null ? null : reference.value())
                .param("task", taskId)
                .param("absent", absent)
                .param("now", Rows.at(clock.instant()))
                .update();
        if (noted == 0)
            throw new Refusal.Conflict("refused.claimed", "This task is already claimed by another officer.");
    }

    private List<Absence> notOver(String whose, String userId, Instant at) {
        return jdbc.sql("SELECT * FROM absence WHERE " + whose
                        + " = ? AND coalesce(ended_at, ends_at) > ? ORDER BY starts_at, id")
                .params(userId, Rows.at(at))
                .query(Rows.to(Absence.class))
                .list();
    }
}
