package org.ncbrelay.faults;

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
import java.util.TreeMap;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.faults.Client.Reply;
import org.ncbrelay.faults.Ledger.Case;
import org.ncbrelay.faults.Ledger.Known;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares what the relay has with what it had acknowledged, after all is quiet: each act is there once and whole, each letter has left
 * and no oftener than it was claimed, every chain of the audit holds, and what was not acknowledged is wholly there or not at all.
 */
final class Check {
    private static final int LOOKS = 60;

    /** Each must find no row. */
    private static final Map<String, String> NEVER = new TreeMap<>(
            Map.ofEntries(
                    Map.entry(
                            "an instance of the engine without a case",
                            "SELECT e.business_key_ FROM act_ru_execution e JOIN act_re_procdef d ON d.id_ = e.proc_def_id_"
                                    + " WHERE e.id_ = e.proc_inst_id_ AND NOT EXISTS (SELECT FROM support_request r WHERE r.reference = e.business_key_)"),
                    Map.entry(
                            "a case without an instance of the engine",
                            "SELECT r.reference FROM support_request r WHERE r.status NOT IN ('CLOSED', 'DECLINED', 'WITHDRAWN')"
                                    + " AND NOT EXISTS (SELECT FROM act_ru_execution e WHERE e.id_ = r.process_instance_id AND e.business_key_ = r.reference)"),
                    Map.entry(
                            "two instances of one case",
                            "SELECT business_key_ FROM act_ru_execution WHERE id_ = proc_inst_id_ AND super_exec_ IS NULL GROUP BY 1 HAVING count(*) > 1"),
                    Map.entry(
                            "a task without an execution",
                            "SELECT id_ FROM act_ru_task t WHERE NOT EXISTS (SELECT FROM act_ru_execution e WHERE e.id_ = t.execution_id_)"),
                    Map.entry(
                            "a variable without an execution",
                            "SELECT id_ FROM act_ru_variable v WHERE NOT EXISTS (SELECT FROM act_ru_execution e WHERE e.id_ = v.execution_id_)"),
                    Map.entry(
                            "a subscription without an execution",
                            "SELECT id_ FROM act_ru_event_subscr s WHERE NOT EXISTS (SELECT FROM act_ru_execution e WHERE e.id_ = s.execution_id_)"),
                    Map.entry(
                            "a timer without an execution",
                            "SELECT id_ FROM act_ru_job j WHERE j.execution_id_ IS NOT NULL"
                                    + " AND NOT EXISTS (SELECT FROM act_ru_execution e WHERE e.id_ = j.execution_id_)"),
                    Map.entry(
                            "an execution without its parent",
                            "SELECT id_ FROM act_ru_execution c WHERE c.parent_id_ IS NOT NULL"
                                    + " AND NOT EXISTS (SELECT FROM act_ru_execution e WHERE e.id_ = c.parent_id_)"),
                    Map.entry(
                            "a job that the engine gave up",
                            "SELECT id_ || ' ' || coalesce(exception_msg_, '') FROM act_ru_job WHERE retries_ = 0"),
                    Map.entry(
                            "an incident",
                            "SELECT id_ || ' ' || incident_type_ || ' ' || coalesce(incident_msg_, '') FROM act_ru_incident"),
                    Map.entry("an audit note that no commit took", "SELECT transaction::text FROM audit_pending"),
                    Map.entry(
                            "a broken link of the audit",
                            "SELECT organisation || ' ' || number FROM (SELECT a.*, row_number() OVER w AS counted, lag(hash, 1, repeat('0', 64)) OVER w AS before"
                                    + " FROM audit_record a WINDOW w AS (PARTITION BY organisation ORDER BY number)) l"
                                    + " WHERE number <> counted OR previous <> before"
                                    + " OR hash <> audit_sha256(audit_text(organisation, number::text, happened_at, transaction::text, actor, act, reference, subject,"
                                    + " content_hash, previous))"),
                    Map.entry(
                            "a head of the audit that is not the last link",
                            "SELECT h.organisation FROM audit_head h LEFT JOIN LATERAL (SELECT number, hash FROM audit_record a WHERE a.organisation = h.organisation"
                                    + " ORDER BY number DESC LIMIT 1) l ON true WHERE (h.number, h.hash) IS DISTINCT FROM (l.number, l.hash) AND h.number > 0"),
                    Map.entry(
                            "an event that the audit does not have as often",
                            "SELECT reference || ' ' || kind FROM (SELECT reference, kind, count(*) AS n FROM timeline_event GROUP BY 1, 2) e"
                                    + " WHERE n <> (SELECT count(*) FROM audit_record a WHERE a.reference = e.reference AND a.act = e.kind)"),
                    Map.entry(
                            "a corrected text without all of its versions",
                            "SELECT r.reference FROM support_request r WHERE r.version > 1"
                                    + " AND r.version <> (SELECT count(*) FROM request_version v WHERE v.reference = r.reference)"),
                    Map.entry(
                            "a record of two cases",
                            "SELECT record_number FROM iis_submission WHERE record_number IS NOT NULL GROUP BY 1 HAVING count(*) > 1"),
                    Map.entry(
                            "a letter that was given up",
                            "SELECT message_id || ' ' || coalesce(last_error, '') FROM outbox_mail WHERE failed_at IS NOT NULL")));

    private final JdbcTemplate sql;
    private final Ledger ledger;
    private final Fingerprints fingerprints;
    private final Findings findings = new Findings();
    private int lettersRepeated;

    /** All that there is to check of a lab that has settled. */
    static Check whole(Lab lab, Fingerprints fingerprints, long seed) throws IOException {
        return new Check(lab.server.sql(), lab.ledger, fingerprints)
                .database()
                .records(lab.iis)
                .seals(lab.folder.resolve("audit/checkpoints.txt"))
                .letters(lab.letters())
                .api(lab.nodes.get(0), seed);
    }

    Check(JdbcTemplate sql, Ledger ledger, Fingerprints fingerprints) {
        this.sql = sql;
        this.ledger = ledger;
        this.fingerprints = fingerprints;
    }

    Findings findings() {
        return findings;
    }

    /** How many letters were taken over more than once. */
    int lettersRepeated() {
        return lettersRepeated;
    }

    /** What can be seen in the database alone. */
    Check database() {
        ledger.wrong().forEach(findings::wrong);
        NEVER.forEach((what, query) -> {
            List<String> found =
                    sql.queryForList("SELECT found::text FROM (" + query + ") AS q (found) LIMIT 20", String.class);
            if (!found.isEmpty()) findings.wrong(what + ": " + found);
        });
        requests();
        return this;
    }

    /** Every copy of a checkpoint is whole, and one that the database has. */
    Check seals(Path copies) throws IOException {
        for (String line : Files.readAllLines(copies)) {
            try {
                String root = Checkpoint.parse(line).root();
                if (sql.queryForList("SELECT number FROM audit_checkpoint WHERE root = ?", root)
                        .isEmpty()) findings.wrong("a checkpoint that the database does not have: " + line);
            } catch (IllegalArgumentException torn) {
                findings.wrong("no checkpoint: " + line);
            }
        }
        return this;
    }

    private void requests() {
        Map<String, String> references = new HashMap<>();
        sql.query("SELECT key, reference FROM idempotency_key", row -> {
            references.put(row.getString(1), row.getString(2));
        });
        Map<String, String> titles = new HashMap<>();
        sql.query("SELECT reference, title FROM support_request", row -> {
            titles.put(row.getString(1), row.getString(2));
        });
        Map<String, String> prints = Fingerprints.read(sql);
        Map<String, String> keys = new HashMap<>();
        references.forEach((key, reference) -> {
            String other = keys.put(reference, key);
            if (other != null) findings.wrong(reference + " has two keys: " + key + ", " + other);
        });
        titles.keySet().stream()
                .filter(reference -> !keys.containsKey(reference))
                .forEach(
                        reference -> findings.doubled(reference + " " + titles.get(reference) + " belongs to no call"));
        for (Case each : ledger.cases()) {
            String reference = references.get(each.key);
            if (each.reference == null && reference == null) continue;
            if (each.reference != null && !titles.containsKey(each.reference)) findings.lost("the case " + each);
            else if (each.reference != null && !Objects.equals(each.reference, reference))
                findings.wrong(each + " is kept as " + reference);
            else if (!Requests.title(each.number).equals(titles.get(reference)))
                findings.wrong(each + " has another text: " + titles.get(reference));
            else whole(each, reference, prints.get(reference));
        }
    }

    /** Compares with an undisturbed case: at the step that was acknowledged, or one further where nobody knows whether that was done. */
    private void whole(Case each, String reference, String found) {
        int done = (int) each.steps.values().stream()
                .filter(known -> known != Known.UNKNOWN)
                .count();
        String expected = expected(each, done, reference);
        if (expected.equals(found)) return;
        if (done < each.steps.size() && expected(each, done + 1, reference).equals(found)) return;
        Map<String, Integer> difference = Fingerprints.difference(expected, found);
        String what = reference + " after " + each.steps + " differs: " + difference;
        boolean more = difference.values().stream().anyMatch(count -> count > 0);
        boolean less = difference.values().stream().anyMatch(count -> count < 0);
        if (more && !less) findings.doubled(what);
        else if (less && !more) findings.lost(what);
        else findings.wrong(what);
    }

    private String expected(Case each, int steps, String reference) {
        return Objects.requireNonNull(
                        fingerprints.of(each.country, steps, each.reminded), () -> each.country + " after " + steps)
                .replace(Fingerprints.REFERENCE, reference);
    }

    /** Each letter left; how often it did, says the mail server. */
    Check letters(Taken peer) {
        Set<String> known = new HashSet<>();
        sql.query("SELECT message_id, attempts, sent_at IS NOT NULL, reference FROM outbox_mail", row -> {
            String id = row.getString(1);
            known.add(id);
            int taken = peer.taken(id);
            if (taken == 0) findings.lost("the letter " + id + " of " + row.getString(4) + " never left");
            else if (!row.getBoolean(3)) findings.wrong("the letter " + id + " left and is not marked");
            if (taken > row.getInt(2))
                findings.doubled("the letter %s left %d times at %d attempts".formatted(id, taken, row.getInt(2)));
            if (taken > 1) lettersRepeated++;
        });
        peer.letters().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> findings.wrong("the letter " + id + " left without an act"));
        return this;
    }

    /** The records of the information system and ours name each other. */
    Check records(IisPeer peer) {
        Map<String, String> ours = new HashMap<>();
        sql.query("SELECT reference, record_number FROM iis_submission", row -> {
            ours.put(row.getString(1), row.getString(2));
        });
        ours.forEach((reference, number) -> {
            if (number == null) findings.lost("the record of " + reference);
            else if (!number.equals(peer.recordOf(reference)))
                findings.wrong(
                        reference + " has the record " + number + " and should have " + peer.recordOf(reference));
        });
        peer.references().stream()
                .filter(reference -> !ours.containsKey(reference))
                .forEach(reference -> findings.wrong(reference + " was recorded and never submitted"));
        return this;
    }

    /** What callers see: some cases, the same call again, and the relay's own look at the audit. */
    Check api(Node node, long seed) {
        Client client = new Client(Duration.ofSeconds(30));
        List<Case> cases = new ArrayList<>(
                ledger.cases().stream().filter(each -> each.reference != null).toList());
        Collections.shuffle(cases, new Random(seed));
        for (Case each : cases.subList(0, Math.min(LOOKS, cases.size()))) {
            String agency = "agency." + each.country;
            Reply read = client.get(node, agency, "/api/support-requests/" + each.reference);
            if (read.status() != 200) findings.lost(each + " is answered with " + read.kind());
            Reply events = client.get(node, agency, "/api/support-requests/" + each.reference + "/timeline");
            if (events.status() != 200 || events.json().path("events").isEmpty())
                findings.lost("the timeline of " + each + " is answered with " + events.kind());
            Reply again = client.post(
                    node, agency, "/api/support-requests", Requests.body(each.number), "Idempotency-Key", each.key);
            if (again.status() != 201 || each.receipt != null && !again.text().equals(each.receipt))
                findings.wrong("the same call again: " + again + " after " + each.receipt);
        }
        Reply verified = client.get(node, "auditor", "/api/audit/verify");
        if (verified.status() != 200 || !verified.json().path("intact").asBoolean())
            findings.wrong("the audit is not intact: " + verified.text());
        return this;
    }
}
