package org.ncbrelay.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reminders fall due; a node takes some of them, freezes with them in its hands, and comes back after the other has taken them over.
 * Each reminder must be given once.
 */
final class LockHolder implements Injection {
    /** Makes the reminders of cases fall due; with their references. */
    static final String DUE =
            "UPDATE act_ru_job j SET duedate_ = (now() - interval '1 second') AT TIME ZONE 'UTC' FROM act_ru_execution e"
                    + " WHERE e.id_ = j.process_instance_id_ AND e.business_key_ = ANY (?) AND j.handler_type_ = 'timer-task-listener'";

    private static final int AT_ONCE = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void into(Lab lab, Random random) {
        List<String> references = lab.load.aside(AT_ONCE);
        if (references.isEmpty()) return;
        JdbcTemplate sql = lab.server.sql();
        String[] cases = references.toArray(String[]::new);
        sql.update(DUE, (Object) cases);
        Until.is("a node takes reminders", PATIENCE, () -> left(sql, cases) == 0 || locked(sql, cases) > 0);
        Node frozen = lab.nodes.get(random.nextInt(lab.nodes.size()));
        frozen.freeze();
        Until.passed(Duration.ofMillis(200 + random.nextInt(800)));
        // The locks of a node last five minutes; here they are over at once. A row that the frozen node is just
        // changing would be free only when PostgreSQL ends its transaction, after 15 s.
        sql.update(
                "UPDATE act_ru_job SET lock_exp_time_ = (now() - interval '1 second') AT TIME ZONE 'UTC' WHERE id_ IN (SELECT j.id_"
                        + " FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_"
                        + " WHERE e.business_key_ = ANY (?) AND j.lock_owner_ IS NOT NULL FOR UPDATE OF j SKIP LOCKED)",
                (Object) cases);
        Until.passed(Duration.ofMillis(500 + random.nextInt(6000)));
        frozen.thaw();
        Until.is("all reminders are given", PATIENCE, () -> left(sql, cases) == 0);
    }

    private static int left(JdbcTemplate sql, String[] cases) {
        return count(sql, cases, "j.duedate_ <= now() AT TIME ZONE 'UTC'");
    }

    private static int locked(JdbcTemplate sql, String[] cases) {
        return count(sql, cases, "j.lock_owner_ IS NOT NULL");
    }

    private static int count(JdbcTemplate sql, String[] cases, String which) {
        return sql.queryForObject(
                "SELECT count(*)::int FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_"
                        + " WHERE e.business_key_ = ANY (?) AND j.handler_type_ = 'timer-task-listener' AND " + which,
                Integer.class,
                (Object) cases);
    }
}
