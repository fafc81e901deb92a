package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.triage.TriageProcess;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * V19: whatever an officer decides in a form has an effect or is refused by name. Each field of each form that cases meet is answered in
 * another way, in a transaction that is taken back: what is recorded, or what comes next, is then different, or the refusal names the field.
 */
class V19EveryDecisionHasAnEffectTest extends FlowTestCase {
    private static final Pattern SHOWN_BY = Pattern.compile("(\\w+) !?= \"(\\w+)\"");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> USERS = List.of(
            "agency.ken",
            "agency.idn",
            "ncb.ken",
            "ncbhead.ken",
            "gs",
            "analyst",
            "analyst2",
            "lead",
            "ist",
            "ncb.idn",
            "ncb.fra",
            "ncb.bra",
            "ncb.sgp",
            "expert.idn",
            "expert.fra",
            "expert.bra",
            "expert.sgp");

    private static final List<String> OTHERS = List.of("lead", "ncb.ken", "ncb.idn");

    /** What an attempt leaves behind, in tables that name the case, but for what no two attempts have alike. */
    private String everything;

    @Autowired
    private Journal journal;

    @Autowired
    private TransactionOperations transactions;

    /** Form and field, with what was wrong. */
    private final Map<String, String> ignored = new TreeMap<>();

    private final Set<String> tried = new TreeSet<>();
    private int hiddenTicks;

    @BeforeEach
    void findTables() {
        everything = Stream.concat(
                        tablesWith("reference").map(table -> rows(table, "t.reference = :reference")),
                        tablesWith("engagement")
                                .map(
                                        table -> rows(
                                                table,
                                                "t.engagement IN (SELECT id FROM expert_engagement WHERE reference = :reference)")))
                .collect(Collectors.joining(" UNION ALL "));
    }

    private Stream<String> tablesWith(String column) {
        return administration.queryForList("""
                        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = ? AND NOT a.attisdropped
                           AND c.relname NOT LIKE 'audit\\_%' AND has_table_privilege('relay_app', c.oid, 'SELECT')""", String.class, column).stream();
    }

    private static String rows(String table, String ofTheCase) {
        return "SELECT '" + table
                + " ' || (to_jsonb(t) - '{id,triage,ncb_copy,changed_in,seen_event,news_event}'::text[])::text AS line FROM "
                + table
                + " t WHERE " + ofTheCase;
    }

    @Test
    void everyAnswerOfEveryFormHasAnEffectOrIsRefusedByName() {
        Map<String, Object> body = Flowchart.sample();
        CapabilityWalk.ask(
                body,
                Arrays.stream(Capability.values())
                        .filter(capability -> capability != Capability.FORENSIC_SUPPORT)
                        .toArray(Capability[]::new));
        work(flow.submit("agency.ken", sample -> sample.putAll(body)));
        work(new CaseReference(http.post("analyst", "/api/intelligence", Samples.intelligence())
                .with(201)
                .field("reference")));
        // An agency that is no official source, and without direct contact: its NCB takes over, forwards and passes on.
        work(flow.submit("agency.idn", sample -> {
            sample.put("capabilities", List.of("MENTORING"));
            sample.put("directContact", Map.of("requested", false));
        }));
        assertThat(ignored).isEmpty();
        assertThat(tried).as("tasks that the cases met").hasSizeGreaterThan(65);
        assertThat(hiddenTicks).isGreaterThan(10);
    }

    /** Works every task as it comes. */
    private void work(CaseReference reference) {
        boolean progress = true;
        for (int round = 0; progress && round < 60; round++) {
            progress = flow.recordDue() + flow.continueJobs(reference) > 0;
            for (Task task : tasks.createTaskQuery()
                    .processInstanceBusinessKey(reference.value())
                    .initializeFormKeys()
                    .list()) {
                String user = claimed(task);
                if (user == null || task.getCamundaFormRef() == null) continue;
                Attempt attempt = new Attempt(reference, task.getId(), user, form(task, user));
                if (tried.add(task.getTaskDefinitionKey())) tryAll(task.getTaskDefinitionKey(), attempt);
                desk.as(user, () -> forms.submitTaskForm(task.getId(), attempt.first()));
                progress = true;
            }
            if (!progress) progress = flow.fireIfWaiting(reference, "Timer_FirstDay");
        }
    }

    private String claimed(Task task) {
        for (String user : USERS)
            try {
                if (!desk.officer(user).organisation().value().equals(task.getTenantId())) continue;
                if (desk.as(
                                user,
                                () -> tasks.createTaskQuery()
                                        .taskId(task.getId())
                                        .count())
                        == 0) continue;
                desk.as(user, () -> tasks.claim(task.getId(), user));
                return user;
            } catch (RuntimeException notForThem) {
                // Another officer may.
            }
        return null;
    }

    private void tryAll(String key, Attempt attempt) {
        for (JsonNode field : attempt.fields()) {
            String name = field.path("key").asText();
            if (field.path("type").asText().equals("checkbox"))
                requireRefusedWhereHidden(key + " " + name, attempt, name);
            Map<String, Object> shown = attempt.shown(field);
            if (shown == null) continue;
            List<Object> answers = answers(field, attempt.filled(shown).get(name));
            if (answers.size() < 2) continue;
            // What others see is only read where who answers sees no difference.
            Map<String, String> wrong = withoutEffect(key + " " + name, attempt, name, shown, answers, List.of());
            if (!wrong.isEmpty()) wrong = withoutEffect(key + " " + name, attempt, name, shown, answers, OTHERS);
            ignored.putAll(wrong);
        }
    }

    /** A tick that the first answers do not show is an answer all the same. */
    private void requireRefusedWhereHidden(String field, Attempt attempt, String name) {
        Map<String, Object> first = attempt.filled(Map.of());
        if (first.containsKey(name)) return;
        Map<String, Object> ticked = new LinkedHashMap<>(first);
        ticked.put(name, true);
        String effect = attempt.effect(ticked, name, List.of());
        hiddenTicks++;
        if (!effect.equals("refused by name"))
            ignored.put(field + " hidden", effect.substring(0, Math.min(200, effect.length())));
    }

    private static Map<String, String> withoutEffect(
            String field,
            Attempt attempt,
            String name,
            Map<String, Object> shown,
            List<Object> answers,
            List<String> others) {
        Map<String, String> wrong = new TreeMap<>();
        Set<String> effects = new TreeSet<>();
        for (Object answer : answers) {
            Map<String, Object> with = new LinkedHashMap<>(shown);
            with.put(name, answer);
            String effect = attempt.effect(attempt.filled(with), name, others);
            if (effects.isEmpty()) {
                // What differs although the answer is the same would pass for an effect of any other.
                String again = attempt.effect(attempt.filled(with), name, others);
                if (!again.equals(effect)) wrong.put(field + " again", difference(effect, again));
            }
            if (!effect.equals("refused by name") && !effects.add(effect))
                wrong.put(field, answer + " " + effect.substring(0, Math.min(200, effect.length())));
        }
        return wrong;
    }

    private static String difference(String one, String other) {
        List<String> lines = new ArrayList<>(List.of(other.split("\n")));
        lines.removeAll(List.of(one.split("\n")));
        return String.join("\n", lines);
    }

    private static List<Object> answers(JsonNode field, Object first) {
        List<Object> answers = new ArrayList<>();
        switch (field.path("type").asText()) {
            case "select", "radio" ->
                field.path("values")
                        .forEach(value -> answers.add(value.path("value").asText()));
            case "checkbox" -> answers.addAll(List.of(true, false));
            case "textarea" -> answers.addAll(List.of(first, "Something else was written here by the officer."));
            default -> {}
        }
        // It names one of the others.
        answers.remove("AS_REQUESTED");
        return answers;
    }

    /** As its worker gets it, with the choices that the register or the team has. */
    private JsonNode form(Task task, String user) {
        try {
            return new ObjectMapper()
                    .readTree(http.get(user, "/engine-rest/task/" + task.getId() + "/deployed-form")
                            .text());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The answers of one open task. */
    private final class Attempt {
        private final CaseReference reference;
        private final String task;
        private final String user;
        private final JsonNode form;

        Attempt(CaseReference reference, String task, String user, JsonNode form) {
            this.reference = reference;
            this.task = task;
            this.user = user;
            this.form = form;
        }

        List<JsonNode> fields() {
            List<JsonNode> fields = new ArrayList<>();
            form.path("components").forEach(field -> {
                if (field.hasNonNull("key")) fields.add(field);
            });
            return fields;
        }

        /** Answers that show a field; null where the case itself hides it. */
        Map<String, Object> shown(JsonNode field) {
            String hide = field.path("conditional").path("hide").asText();
            Map<String, Object> shown = new LinkedHashMap<>();
            Matcher condition = SHOWN_BY.matcher(hide);
            while (condition.find()) {
                String by = condition.group(1);
                if (!isKnown(by)) shown.put(by, condition.group(2));
                else if (!condition.group(2).equals(String.valueOf(tasks.getVariable(task, by)))) return null;
            }
            if (!hide.isEmpty() && !condition.reset().find()) return null;
            if (hide.matches("=\\w+ = .*")) shown.replaceAll((by, value) -> another(by, value));
            return shown;
        }

        private String another(String by, Object value) {
            for (JsonNode field : fields())
                if (field.path("key").asText().equals(by))
                    for (JsonNode choice : field.path("values"))
                        if (!choice.path("value").asText().equals(value))
                            return choice.path("value").asText();
            throw new AssertionError(by);
        }

        boolean isKnown(String name) {
            return fields().stream()
                    .noneMatch(field -> field.path("key").asText().equals(name));
        }

        Map<String, Object> filled(Map<String, Object> wanted) {
            LocalDate today = LocalDate.ofInstant(flow.now(), ZoneOffset.UTC);
            return new FormFiller(today, wanted).fill(form);
        }

        /** The first choice of each field, but all kinds of support. */
        Map<String, Object> first() {
            Map<String, Object> wanted = new LinkedHashMap<>();
            if (form.path("id").asText().equals("triageDecide")) {
                wanted.put(TriageProcess.PLAN.name(), "SELECTED");
                for (Capability each : Capability.values())
                    wanted.put(TriageProcess.offer(each).name(), true);
            }
            return filled(wanted);
        }

        /** What is on record and what is open after such an answer, which is then taken back. */
        String effect(Map<String, Object> answers, String field, List<String> others) {
            return desk.as(
                    user,
                    () -> transactions.execute(attempt -> {
                        try {
                            forms.submitTaskForm(task, answers);
                            journal.flush();
                            Set<String> lines = new TreeSet<>();
                            List<String> readers = new ArrayList<>(others);
                            readers.add(user);
                            for (String reader : readers)
                                desk.as(
                                        reader,
                                        () -> lines().forEach(line ->
                                                lines.add(UUID.matcher(line).replaceAll("id"))));
                            return String.join("\n", lines);
                        } catch (RuntimeException refused) {
                            return refusal(refused, field);
                        } finally {
                            attempt.setRollbackOnly();
                        }
                    }));
        }

        private String refusal(RuntimeException refused, String field) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause())
                if (cause instanceof Refusal.Invalid invalid)
                    return invalid.violations().stream()
                                    .anyMatch(wrong -> wrong.field().equals(field))
                            ? "refused by name"
                            : "refused: " + invalid.violations();
            return "refused: " + refused.getMessage();
        }

        private List<String> lines() {
            return jdbc.sql(everything + " " + """
                     UNION ALL SELECT 'engine ' || coalesce(e.act_id_, '')
                       FROM act_ru_execution e JOIN act_ru_execution p ON p.id_ = e.proc_inst_id_ WHERE p.business_key_ = :reference
                     UNION ALL SELECT 'variable ' || v.name_ || ' ' || coalesce(v.text_, v.long_::text, '')
                       FROM act_ru_variable v JOIN act_ru_execution p ON p.id_ = v.proc_inst_id_ WHERE p.business_key_ = :reference""")
                    .param("reference", reference.value())
                    .query(String.class)
                    .list();
        }
    }
}
