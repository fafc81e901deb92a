package org.ncbrelay.labs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.labs.Client.Reply;
import org.ncbrelay.labs.Ledger.Case;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares what the relay has with what it had acknowledged, after all is quiet: each act is there once and whole, each letter has left
 * and no oftener than it was claimed, every chain of the audit holds, and what was not acknowledged is wholly there or not at all.
 */
final class Check {
    /** Cases that are read by the API. */
    private static final int SAMPLE = 60;

    /** What must not be, and where it is. */
    private static final String NEVER = """
            SELECT 'an instance of the engine without a case', e.business_key_ FROM act_ru_execution e
             WHERE e.id_ = e.proc_inst_id_ AND NOT EXISTS (SELECT FROM support_request r WHERE r.reference = e.business_key_)
            UNION ALL SELECT 'a case without an instance of the engine', r.reference FROM support_request r
             WHERE r.status NOT IN ('CLOSED', 'DECLINED', 'WITHDRAWN')
               AND NOT EXISTS (SELECT FROM act_ru_execution e WHERE e.id_ = r.process_instance_id AND e.business_key_ = r.reference)
            UNION ALL SELECT 'two instances of one process and case', concat_ws(' ', d.key_, e.business_key_)
              FROM act_ru_execution e JOIN act_re_procdef d ON d.id_ = e.proc_def_id_
             WHERE e.id_ = e.proc_inst_id_ AND e.super_exec_ IS NULL GROUP BY d.key_, e.business_key_ HAVING count(*) > 1
            UNION ALL SELECT 'no execution of ' || o.what, o.id_ FROM (
                      SELECT 'a task' AS what, id_, execution_id_ FROM act_ru_task
                      UNION ALL SELECT 'a variable', id_, execution_id_ FROM act_ru_variable
                      UNION ALL SELECT 'a subscription', id_, execution_id_ FROM act_ru_event_subscr WHERE execution_id_ IS NOT NULL
                      UNION ALL SELECT 'a timer', id_, execution_id_ FROM act_ru_job WHERE execution_id_ IS NOT NULL
                      UNION ALL SELECT 'a child', id_, parent_id_ FROM act_ru_execution WHERE parent_id_ IS NOT NULL) o
             WHERE NOT EXISTS (SELECT FROM act_ru_execution e WHERE e.id_ = o.execution_id_)
            UNION ALL SELECT 'a job that the engine gave up', concat_ws(' ', id_, exception_msg_) FROM act_ru_job WHERE retries_ = 0
            UNION ALL SELECT 'an incident', concat_ws(' ', id_, incident_type_, incident_msg_) FROM act_ru_incident
            UNION ALL SELECT 'an audit note that no commit took', transaction::text FROM audit_pending
            UNION ALL SELECT 'an event that the audit does not have as often', reference || ' ' || kind
              FROM (SELECT reference, kind, count(*) AS n FROM timeline_event GROUP BY 1, 2) e
             -- Who is assigned is noted with the assignment, too.
             WHERE n * CASE WHEN kind IN ('TASK_ASSIGNED', 'TASK_RELEASED') THEN 2 ELSE 1 END
                   <> (SELECT count(*) FROM audit_record a WHERE a.reference = e.reference AND a.act = e.kind)
            UNION ALL SELECT 'an officer who acted on a case and does not follow it', concat_ws(' ', e.reference, e.actor)
              FROM timeline_event e JOIN engine_user u ON u.id = e.actor
             WHERE NOT EXISTS (SELECT FROM followed_case f WHERE f.reference = e.reference AND f.officer = e.actor)
            UNION ALL SELECT 'a corrected text without all of its versions', r.reference FROM support_request r
             WHERE r.version > 1 AND r.version <> (SELECT count(*) FROM request_version v WHERE v.reference = r.reference)
            UNION ALL SELECT 'a record of two cases', record_number FROM iis_submission
             WHERE record_number IS NOT NULL GROUP BY record_number HAVING count(*) > 1
            UNION ALL SELECT 'a letter that was given up', concat_ws(' ', message_id, last_error) FROM outbox_mail WHERE failed_at IS NOT NULL
            UNION ALL SELECT 'a broken chain of the audit', organisation || ' ' || state
              FROM (%s) AS chains (organisation, records, hash, state) WHERE state <> 'OK'""";

    /** What a finding means. */
    enum Kind {
        /** Something that was acknowledged, or that belongs to it, is not there. */
        LOST,
        /** Something is there, or left, more often than it was done. */
        DOUBLED,
        /** Anything else that no fault excuses. */
        WRONG
    }

    record Finding(Kind kind, String what) {}

    private final Lab lab;
    private final JdbcTemplate sql;
    private final List<Finding> findings = new ArrayList<>();

    /** @param sql of the connection to check, which may see what is not committed */
    Check(Lab lab, JdbcTemplate sql) {
        this.lab = lab;
        this.sql = sql;
    }

    /** What a lab that has settled has too little of, too much of, or wrong. */
    static List<Finding> whole(Lab lab) throws IOException {
        Check check = new Check(lab, lab.server.sql());
        check.database();
        check.seals();
        check.api();
        return check.findings;
    }

    /** What can be found in the database, and in the systems outside. */
    List<Finding> database() throws IOException {
        lab.ledger.wrong().forEach(what -> found(Kind.WRONG, what));
        String chains = Files.readString(Path.of("ops", "sql", "chains.sql")).replaceFirst(";\\s*$", "");
        sql.query(NEVER.formatted(chains), row -> {
            found(Kind.WRONG, row.getString(1) + ": " + row.getString(2));
        });
        requests();
        letters();
        records();
        return findings;
    }

    private void found(Kind kind, String what) {
        findings.add(new Finding(kind, what));
    }

    /** @param query of two columns */
    private Map<String, String> map(String query) {
        Map<String, String> map = new HashMap<>();
        sql.query(query, row -> {
            map.put(row.getString(1), row.getString(2));
        });
        return map;
    }

    /** Every copy of a checkpoint is whole, and one that the database has. */
    private void seals() throws IOException {
        for (String line : Files.readAllLines(lab.folder.resolve("audit/checkpoints.txt"))) {
            try {
                String root = Checkpoint.parse(line).root();
                if (sql.queryForList("SELECT number FROM audit_checkpoint WHERE root = ?", root)
                        .isEmpty()) found(Kind.WRONG, "a checkpoint that the database does not have: " + line);
            } catch (IllegalArgumentException torn) {
                found(Kind.WRONG, "no checkpoint: " + line);
            }
        }
    }

    private void requests() {
        Map<String, String> references = map("SELECT key, reference FROM idempotency_key");
        Map<String, String> titles = map("SELECT reference, title FROM support_request");
        Map<String, String> prints = Fingerprints.read(sql);
        Set<String> filed = new HashSet<>();
        references.forEach((key, reference) -> {
            if (!filed.add(reference)) found(Kind.WRONG, reference + " has two keys, one is " + key);
        });
        titles.forEach((reference, title) -> {
            if (!filed.contains(reference) && title.startsWith(Requests.TITLE))
                found(Kind.DOUBLED, reference + " " + title + " belongs to no call");
        });
        for (Case each : lab.ledger.cases()) {
            String reference = references.get(each.key());
            if (each.reference == null && reference == null) continue;
            if (each.reference != null && !titles.containsKey(each.reference)) found(Kind.LOST, "the case " + each);
            else if (each.reference != null && !each.reference.equals(reference))
                found(Kind.WRONG, each + " is stored as " + reference);
            else if (!Requests.title(each.number).equals(titles.get(reference)))
                found(Kind.WRONG, each + " has another text: " + titles.get(reference));
            else whole(each, reference, prints.get(reference));
        }
    }

    /** Compares with an undisturbed case: at the step that was acknowledged, or one further if the result of that one is not known. */
    private void whole(Case each, String reference, String print) {
        int done = Collections.frequency(each.steps.values(), true);
        String expected = lab.fingerprints.of(each, done, reference);
        if (expected.equals(print)) return;
        if (done < each.steps.size()
                && lab.fingerprints.of(each, done + 1, reference).equals(print)) return;
        Map<String, Integer> difference = Fingerprints.difference(expected, print);
        boolean more = difference.values().stream().anyMatch(count -> count > 0);
        boolean less = difference.values().stream().anyMatch(count -> count < 0);
        Kind kind = more && less ? Kind.WRONG : more ? Kind.DOUBLED : Kind.LOST;
        found(kind, reference + " after " + each.steps + " differs: " + difference);
    }

    /** Each letter left; the mail server counts how often it did. */
    private void letters() throws IOException {
        Map<String, Integer> taken = lab.letters();
        Set<String> known = new HashSet<>();
        sql.query("SELECT message_id, attempts, sent_at IS NOT NULL, reference FROM outbox_mail", row -> {
            String letter = "the letter " + row.getString(1) + " of " + row.getString(4);
            known.add(row.getString(1));
            int times = taken.getOrDefault(row.getString(1), 0);
            if (times == 0) found(Kind.LOST, letter + " never left");
            else if (!row.getBoolean(3)) found(Kind.WRONG, letter + " left and is not marked");
            if (times > row.getInt(2))
                found(Kind.DOUBLED, "%s left %d times at %d attempts".formatted(letter, times, row.getInt(2)));
        });
        taken.keySet().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> found(Kind.WRONG, "the letter " + id + " left without an act"));
    }

    /** The records of the information system and ours name each other. */
    private void records() {
        Map<String, String> theirs = lab.iis.records();
        Map<String, String> ours = map("SELECT reference, record_number FROM iis_submission");
        ours.forEach((reference, number) -> {
            if (number == null) found(Kind.LOST, "the record of " + reference);
            else if (!number.equals(theirs.get(reference)))
                found(Kind.WRONG, reference + " has the record " + number + ", not " + theirs.get(reference));
        });
        theirs.keySet().stream()
                .filter(reference -> !ours.containsKey(reference))
                .forEach(reference -> found(Kind.WRONG, reference + " was recorded and never submitted"));
    }

    /** What callers see: some cases, the same call again, and the relay's own verification of the audit. */
    private void api() {
        String node = lab.nodes.get(0).address();
        Client client = new Client(Duration.ofSeconds(30));
        List<Case> cases = new ArrayList<>(lab.ledger.cases().stream()
                .filter(each -> each.reference != null)
                .toList());
        Collections.shuffle(cases, new Random(lab.seed));
        for (Case each : cases.subList(0, Math.min(SAMPLE, cases.size()))) {
            String agency = "agency." + each.country;
            Reply read = client.get(node, agency, "/api/support-requests/" + each.reference);
            if (read.status() != 200) found(Kind.LOST, each + " is answered with " + read.kind());
            Reply events = client.get(node, agency, "/api/support-requests/" + each.reference + "/timeline");
            if (events.status() != 200 || events.json().path("events").isEmpty())
                found(Kind.LOST, "the timeline of " + each + " is answered with " + events.kind());
            Reply again = client.post(
                    node, agency, "/api/support-requests", Requests.body(each.number), "Idempotency-Key", each.key());
            if (again.status() != 201
                    || !Objects.requireNonNullElse(each.receipt, again.text()).equals(again.text()))
                found(Kind.WRONG, "the same call again: " + again + " after " + each.receipt);
        }
        Reply verified = client.get(node, "auditor", "/api/audit/verify");
        if (verified.status() != 200 || !verified.json().path("intact").asBoolean())
            found(Kind.WRONG, "the audit is not intact: " + verified.text());
    }
}
