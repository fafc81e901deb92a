package org.ncbrelay.store.board;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How engine and database are, for operators: counts in the engine's tables and asks the server about itself. Messages of failed jobs may
 * quote a case, and are not read.
 */
@Repository
@Transactional(readOnly = true)
public class PlatformState {
    private static final String DUE = """
            SELECT count(*) AS jobs, min(duedate) AS since FROM engine_job
             WHERE retries > 0 AND duedate <= ? AND lock_owner IS NULL AND suspension_state = 1
            """;

    private static final String STUCK = """
            SELECT j.type AS kind, j.process_def_key AS process, d.act_id AS activity, count(*) AS count, min(j.duedate) AS since
              FROM engine_job j LEFT JOIN engine_job_definition d ON d.id = j.job_def_id
             WHERE j.retries = 0 GROUP BY 1, 2, 3 ORDER BY 4 DESC, 2, 3 LIMIT 50
            """;

    private static final String INCIDENTS = """
            SELECT incident_type AS kind, split_part(proc_def_id, ':', 1) AS process, activity_id AS activity, count(*) AS count,
                   min(incident_timestamp) AS since
              FROM engine_incident WHERE id = cause_incident_id GROUP BY 1, 2, 3 ORDER BY 4 DESC, 2, 3 LIMIT 50
            """;

    private static final String NODES = """
            SELECT coalesce(host(client_addr), 'local') AS address, count(*) AS connections, min(backend_start) AS since
              FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user GROUP BY 1 ORDER BY 1
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PlatformState(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Engine engine() {
        return jdbc.sql(DUE)
                .param(Rows.at(clock.instant()))
                .query((row, n) ->
                        new Engine(row.getLong("jobs"), Rows.instant(row, "since"), places(STUCK), places(INCIDENTS)))
                .single();
    }

    public Database database() {
        return new Database(
                jdbc.sql("SHOW server_version").query(String.class).single(),
                jdbc.sql("SELECT pg_database_size(current_database())")
                        .query(Long.class)
                        .single(),
                jdbc.sql(NODES).query(Rows.to(Node.class)).list(),
                jdbc.sql("SELECT coalesce(max(number), 0) FROM audit_checkpoint WHERE for_all")
                        .query(Long.class)
                        .single(),
                jdbc.sql("SELECT made_at FROM audit_checkpoint WHERE for_all ORDER BY number DESC LIMIT 1")
                        .query((row, n) -> Rows.instant(row, "made_at"))
                        .optional()
                        .orElse(null));
    }

    private List<Place> places(String sql) {
        return jdbc.sql(sql).query(Rows.to(Place.class)).list();
    }

    /**
     * Jobs are timers and what continues a process by itself.
     *
     * @param due       jobs whose time has come and that no node has taken yet
     * @param late      since when the first of them is due; null if there is none
     * @param stuck     jobs that the engine gave up on, by where they are
     * @param incidents what went wrong and waits for an operator, by where it is
     */
    public record Engine(long due, Instant late, List<Place> stuck, List<Place> incidents) {}

    /**
     * @param kind  of the job or incident, as the engine calls it
     * @param since of the first
     */
    public record Place(String kind, String process, String activity, long count, Instant since) {}

    /**
     * @param version    of the server
     * @param bytes      that the database takes on disk
     * @param nodes      which have a connection now, this one among them
     * @param checkpoint number of the newest checkpoint of the audit that was made for all; 0 if there is none
     * @param sealedAt   when it was made; null if there is none
     */
    public record Database(String version, long bytes, List<Node> nodes, long checkpoint, Instant sealedAt) {}

    /**
     * @param address     of the node, as the database server sees it
     * @param connections that it has open
     * @param since       of the oldest of them
     */
    public record Node(String address, long connections, Instant since) {}
}
