package org.ncbrelay.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What an officer looks at in a day, with what it is held to. Cases that are opened by their address are such as the relay itself has
 * made, with all that is on their page; the copies have a request, a path and tasks only.
 */
final class ScaleLooks {
    /** One look: a page, or several answers that a page asks for one after the other. */
    record Look(String name, Bar bar, List<String> paths) {}

    private static final String TASKS = "/engine-rest/task?sortBy=dueDate&sortOrder=asc&firstResult=0&maxResults=15";
    private static final String COUNT = "/engine-rest/task/count";

    /** Of a case that has not been copied, whose task nobody has claimed. */
    private static final String CASE_WITH_TASK = """
            SELECT f.reference, t.id_ AS task FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
              JOIN case_figure f ON f.reference = e.business_key_
             WHERE t.tenant_id_ = ? AND t.assignee_ IS NULL AND f.reference LIKE ? AND right(f.reference, 6)::int < ?
               AND EXISTS (SELECT FROM act_ru_identitylink l
                            WHERE l.task_id_ = t.id_ AND l.group_id_ IN ('gwet-analysts', 'ncb-officers'))
             ORDER BY 1 DESC LIMIT 1""";

    private static final String ENDED_CASE = """
            SELECT f.reference FROM case_figure f JOIN timeline_event e USING (reference)
             WHERE f.ended_at IS NOT NULL AND f.reference LIKE ? GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1""";

    private final JdbcTemplate database;

    /** @param database as somebody who bypasses row-level security */
    ScaleLooks(JdbcTemplate database) {
        this.database = database;
    }

    /** @param organisation that the officer acts for, as the engine's tenant */
    List<Look> of(String organisation) {
        Map<String, Look> looks = new LinkedHashMap<>();
        add(looks, Bar.LIST, "/");
        add(looks, Bar.PAGE, "/?whose=unassigned&sort=urgency");
        add(looks, Bar.PAGE, "/?overdue=true");
        add(looks, Bar.LIST, "/cases");
        add(looks, Bar.PAGE, "/cases?status=IN_SUPPORT&sort=urgency,desc");
        add(looks, Bar.PAGE, "/cases?overdue=true");
        add(looks, Bar.PAGE, "/cases?q=ivory");
        add(looks, Bar.PAGE, "/cases?q=pango");
        add(looks, Bar.PAGE, "/cases?q=pangloin");
        add(looks, Bar.LIST, "/api/support-requests?size=20");
        add(looks, Bar.LIST, "/api/support-requests?size=20&q=ivory");
        addCases(looks, organisation);
        add(looks, Bar.PAGE, "/board");
        add(looks, Bar.NONE, TASKS);
        add(looks, Bar.NONE, COUNT);
        looks.put("", new Look("a page of open tasks and their number", Bar.TASKS, List.of(TASKS, COUNT)));
        return List.copyOf(looks.values());
    }

    private void addCases(Map<String, Look> looks, String organisation) {
        String country = organisation.length() == 3 ? organisation + "-%" : "%";
        database.query(
                CASE_WITH_TASK,
                row -> {
                    String reference = row.getString("reference");
                    looks.put("search", new Look("search for a reference", Bar.PAGE, List.of("/cases?q=" + reference)));
                    looks.put("case", new Look("page of a case with a task", Bar.PAGE, List.of("/cases/" + reference)));
                    looks.put(
                            "task",
                            new Look("page of a task", Bar.PAGE_OF_A_TASK, List.of("/tasks/" + row.getString("task"))));
                },
                organisation,
                country,
                ManyCases.FIRST_NUMBER);
        database.query(
                ENDED_CASE,
                row -> {
                    looks.put(
                            "ended",
                            new Look(
                                    "page of the longest case that has ended",
                                    Bar.PAGE,
                                    List.of("/cases/" + row.getString(1))));
                },
                country);
    }

    private static void add(Map<String, Look> looks, Bar bar, String path) {
        looks.put(path, new Look(path, bar, List.of(path)));
    }
}
