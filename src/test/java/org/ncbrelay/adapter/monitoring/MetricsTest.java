package org.ncbrelay.adapter.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.fakes.FakeDatabaseHistory;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What operators watch: that it is there, that it is true, and that it says nothing of a case, a country or a person. */
@Execution(ExecutionMode.SAME_THREAD)
class MetricsTest extends FlowTestCase {
    private static final String PASSWORD = "wildlife-demo";
    /** As application-test.yaml has it. */
    private static final String OF_PROMETHEUS = "only-for-tests-and-nothing-else-0123";

    private static final String ADDRESS = "/actuator/prometheus";
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern DOCUMENTED = Pattern.compile("`(ncb_relay_[a-z_]+)`");
    private static final Pattern SHOWN = Pattern.compile("value=\"(relay_[\\w-]{43})\"");

    @Autowired
    private PlatformFigures figures;

    @Autowired
    private List<WorkerLoop> workers;

    @Autowired
    private DatabaseState database;

    @LocalServerPort
    private int port;

    @Test
    void everyMetricThatDashboardAndAlertsNameIsExported() {
        Set<String> exported = everything();
        Map<String, Set<String>> missing = new TreeMap<>();
        Queries.ofDashboard()
                .forEach((panel, queries) -> queries.forEach(query -> miss(missing, panel, query, exported)));
        Queries.alerts().forEach(alert -> miss(missing, alert.name(), alert.query(), exported));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyMetricOfOursIsInTheRunBookAndEveryOneThereIsExported() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher name = DOCUMENTED.matcher(Files.readString(Queries.RUN_BOOK));
        while (name.find()) documented.add(name.group(1));
        Set<String> ours = new TreeSet<>();
        for (String exported : everything())
            if (exported.startsWith("ncb_relay_")) ours.add(exported.replaceAll("_(bucket|count|sum|max)$", ""));
        assertThat(ours).hasSizeGreaterThan(25).isEqualTo(documented);
    }

    @Test
    void everyMetricOfOursSaysWhatItIs() {
        String text = scrape();
        everything().stream()
                .filter(name -> name.startsWith("ncb_relay_") && text.contains("\n" + name))
                .map(name -> name.replaceAll("_(bucket|count|sum|max)$", ""))
                .forEach(name -> assertThat(text).containsPattern("# HELP " + name + " [A-Z]\\w+"));
    }

    /** Each figure against a count of its own in plain SQL, as the superuser counts. */
    @Test
    void theFiguresAreThoseOfTheDatabase() {
        walk.acknowledged(flow.submit("agency.ken"));
        CaseReference late = flow.submit("agency.ken");
        administration.update("""
                UPDATE outbox_mail SET failed_at = now(), attempts = 7
                 WHERE id = (SELECT id FROM outbox_mail WHERE reference = ? AND sent_at IS NULL LIMIT 1)""", late.value());
        flow.advance(Duration.ofDays(20));
        figures.read();
        String text = scrape();

        assertThat(sum(text, "ncb_relay_cases_open", ""))
                .isEqualTo(count(
                        "SELECT count(*) FROM support_request WHERE status NOT IN ('CLOSED', 'DECLINED', 'WITHDRAWN')"))
                .isGreaterThan(1);
        assertThat(sum(text, "ncb_relay_cases_at_step", "step=\"acknowledgment\""))
                .isEqualTo(count("""
                        SELECT count(DISTINCT reference) FROM case_place WHERE left_at IS NULL AND process = 'acknowledgment'"""))
                .isPositive();
        assertThat(sum(text, "ncb_relay_tasks_open", "")).isEqualTo(count("SELECT count(*) FROM act_ru_task"));
        assertThat(sum(text, "ncb_relay_cases_overdue", "step=\"acknowledgment\""))
                .isEqualTo(count("""
                        SELECT count(DISTINCT e.business_key_) FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                         WHERE t.proc_def_id_ LIKE 'acknowledgment:%' AND t.due_date_ < '""" + flow.now().toString().replace("Z", "") + "'"))
                .isPositive();
        assertThat(sum(text, "ncb_relay_letters_failed", ""))
                .isEqualTo(count("SELECT count(*) FROM outbox_mail WHERE failed_at IS NOT NULL"))
                .isPositive();
        assertThat(sum(text, "ncb_relay_letters_waiting", ""))
                .isEqualTo(count("SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL AND failed_at IS NULL"))
                .isPositive();
        assertThat(sum(text, "ncb_relay_letters_oldest_waiting_seconds", ""))
                .isGreaterThanOrEqualTo(Duration.ofDays(20).toSeconds());
        assertThat(sum(text, "ncb_relay_cases_unacknowledged_oldest_seconds", ""))
                .isGreaterThanOrEqualTo(Duration.ofDays(20).toSeconds());
        assertThat(sum(text, "ncb_relay_jobs_due", "")).isPositive();
        assertThat(sum(text, "ncb_relay_jobs_oldest_due_seconds", "")).isPositive();
        assertThat(sum(text, "ncb_relay_audit_records", "")).isEqualTo(count("SELECT count(*) FROM audit_record"));
        assertThat(sum(text, "ncb_relay_acknowledgment_seconds", "quantile=\"0.5\""))
                .isNotNegative();
        assertThat(sum(text, "ncb_relay_figures_read_timestamp_seconds", ""))
                .isEqualTo(flow.now().toEpochMilli() / 1_000.0);
    }

    @Test
    void requestsAreCountedByRouteAndNeverByAddress() {
        CaseReference reference = flow.submit("agency.ken");
        Caller officer = basic("ncb.ken");
        String page = "method=\"GET\",status=\"2xx\",uri=\"/api/support-requests/{reference}/timeline\"";
        String engine = "method=\"GET\",status=\"2xx\",uri=\"/engine-rest/task/count\"";
        String refused = "method=\"GET\",status=\"4xx\",uri=\"/actuator/**\"";
        String before = scrape();
        officer.get("/api/support-requests/" + reference + "/timeline?word=ivory")
                .with(200);
        officer.get("/engine-rest/task/count").with(200);
        officer.get("/actuator/env/ncb.ken").with(403);
        officer.get("/api/nothing/of/" + reference);
        Caller.nobody(port).get("/somewhere/" + reference);
        Caller.nobody(port).send("FROBNICATE", "/cases/" + reference, null);
        String after = scrape();
        for (String labels : List.of(page, engine, refused))
            assertThat(growth(before, after, "http_server_requests_seconds_count", labels))
                    .as(labels)
                    .isEqualTo(1);
        assertThat(after).doesNotContain(reference.value(), "ivory", "FROBNICATE", "/somewhere", "/nothing");
    }

    /** No label of ours names a case, a country or somebody, whatever was done before. */
    @Test
    void noLabelNamesACaseACountryOrAPerson(@Autowired MemberCountries countries) {
        walk.acknowledged(flow.submit("agency.ken"));
        basic("ncb.ken").get("/api/support-requests");
        basic("nobody.known").get("/api/support-requests");
        figures.read();
        Set<String> people = new TreeSet<>(administration.queryForList("SELECT id_ FROM act_id_user", String.class));
        Set<String> codes = new TreeSet<>(countries.codes());
        int seen = 0;
        for (Matcher sample = SAMPLE.matcher(scrape()); sample.find(); ) {
            Matcher label = LABEL.matcher(String.valueOf(sample.group(2)));
            while (label.find()) {
                seen++;
                assertThat(label.group(2))
                        .as(sample.group())
                        .doesNotContainPattern("[A-Z]{3}-\\d{4}-\\d{6}|@|\\b(ken|fra|idn|bra|sgp)\\b")
                        .satisfies(value -> assertThat(people).doesNotContain(value))
                        .satisfies(value -> assertThat(codes).doesNotContain(value));
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void loginsAndRefusalsAreCounted() {
        String before = scrape();
        basic("operator").get("/api/support-requests");
        Caller.basic(port, "ncb.fra", "a wrong password").get("/api/support-requests");
        Caller.session(port, "ncb.bra", PASSWORD);
        String after = scrape();
        assertThat(growth(before, after, "ncb_relay_requests_refused_total", "reason=\"not_open\""))
                .isPositive();
        assertThat(growth(before, after, "ncb_relay_logins_total", "outcome=\"refused\""))
                .isPositive();
        assertThat(growth(before, after, "ncb_relay_logins_total", "outcome=\"accepted\""))
                .isPositive();
    }

    /** The token of Prometheus: an operator's, of the part for figures, for reading. */
    @Test
    void anOperatorsTokenReadsThemAndNobodyElses() {
        assertThat(status(made("operator", "FIGURES"))).isEqualTo(200);
        assertThat(status(made("operator", "ADMINISTRATION"))).isEqualTo(403);
        assertThat(status(made("ncbhead.ken", "FIGURES"))).isEqualTo(403);
        Caller.nobody(port).get(ADDRESS).with(401);
        basic("auditor").get(ADDRESS).with(403);
    }

    /** Its token is in the configuration, so that it reads while the database is away; it opens nothing else, and no other word opens this. */
    @Test
    void thePrometheusOfThisInstallationReadsThemAndNothingElse() {
        assertThat(status(OF_PROMETHEUS)).isEqualTo(200);
        assertThat(status(OF_PROMETHEUS + 'x')).isEqualTo(401);
        assertThat(status(OF_PROMETHEUS.substring(1))).isEqualTo(401);
        assertThat(status("")).isEqualTo(401);
        String[] header = {"Authorization", "Bearer " + OF_PROMETHEUS};
        for (String other : List.of("/actuator", "/actuator/env", "/actuator/prometheus/x", "/api/statistics"))
            assertThat(Caller.nobody(port).get(other, header).status())
                    .as(other)
                    .isEqualTo(401);
        Caller.nobody(port).send("POST", ADDRESS, "", header).with(401);
    }

    private int status(String token) {
        return Caller.nobody(port)
                .get(ADDRESS, "Authorization", "Bearer " + token)
                .status();
    }

    private String made(String person, String part) {
        Caller owner = Caller.session(port, person, PASSWORD);
        owner.sendForm("/me/tokens", null, "name=Prometheus&days=90&scope=read&parts=" + part)
                .with(302);
        Matcher shown = SHOWN.matcher(owner.get("/me").text());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    /** All that an installation exports which has all that one may have: a job that ran, a scanner, a backup. */
    private Set<String> everything() {
        CaseReference reference = flow.submit("agency.ken");
        flow.advance(Duration.ofDays(2));
        flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");
        walk.acknowledged(reference);
        PrometheusMeterRegistry others = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new FigureMeters(figures, true).bindTo(others);
        new NodeMeters(workers, database, new FakeDatabaseHistory(), Path.of("pom.xml")).bindTo(others);
        figures.read();
        Set<String> names = new TreeSet<>();
        for (String text : List.of(scrape(), others.scrape()))
            for (Matcher sample = SAMPLE.matcher(text.replaceAll("(?m)^#.*$", "")); sample.find(); )
                names.add(sample.group(1));
        return names;
    }

    private static void miss(Map<String, Set<String>> missing, String place, String query, Set<String> exported) {
        Set<String> wanted = Queries.metrics(query);
        assertThat(wanted).as(place).isNotEmpty();
        wanted.removeAll(exported);
        wanted.removeAll(Queries.OF_PROMETHEUS);
        if (!wanted.isEmpty())
            missing.computeIfAbsent(place, unused -> new TreeSet<>()).addAll(wanted);
    }

    private String scrape() {
        var answer = basic("operator").get(ADDRESS);
        answer.with(200);
        return answer.text();
    }

    @Override
    protected Caller basic(String person) {
        return Caller.basic(port, person, PASSWORD);
    }

    /** The samples of a metric that have those labels, added up. */
    private static double sum(String text, String metric, String labels) {
        double sum = 0;
        for (String line : text.split("\n"))
            if (line.startsWith(metric + ' ') || line.startsWith(metric + '{')) {
                Matcher sample = SAMPLE.matcher(line);
                if (sample.matches()
                        && (labels.isEmpty() || String.valueOf(sample.group(2)).contains(labels)))
                    sum += Double.parseDouble(sample.group(3));
            }
        return sum;
    }

    private static double growth(String before, String after, String metric, String labels) {
        return sum(after, metric, labels) - sum(before, metric, labels);
    }

    private double count(String sql) {
        return administration.queryForObject(sql, Double.class);
    }
}
