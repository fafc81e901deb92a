package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every table of ours, as the catalog of the database has them: a table without row-level security fails the build unless a reason is given. */
@IntegrationTest
class CatalogTest {
    /** Tables without row-level security, each with its reason. */
    private static final Map<String, String> OPEN = new TreeMap<>(
            Map.of(
                    "organisation",
                            "names, time zones and desks of all organisations: every letter and every page needs them",
                    "officer_profile", "read at login, before anybody acts; no case content",
                    "passkey_owner",
                            "how many passkeys an account has, and the random name that authenticators know it by; read before anybody acts; no case content",
                    "officer_identity",
                            "which login of an identity provider is whose; read before anybody acts; no case content",
                    "first_password", "whose password an operator set; read before anybody acts; no case content",
                    "official_number",
                            "the last number of two series that INTERPOL gives; it tells nothing of any case",
                    "audit_checkpoint", "blinded leaves, roots and signatures, made to be shown to everybody",
                    "access_token",
                            "read before it is known who asks; digests, names and scopes of tokens, no case content",
                    "relay_session",
                            "read before it is known who asks; digests of ids, who works when, no case content",
                    "relay_session_attributes",
                            "read with it; what it says of a case is sealed with a key that only the browser of its session has"));

    /** Policies and triggers of ours: their text, and the statement that a dump would have. */
    private static final String RULES = """
            SELECT concat_ws(' ', tablename, policyname, qual, with_check) AS text,
                   format('ALTER POLICY %I ON %I', policyname, tablename) || coalesce(' USING (' || qual || ')', '')
                     || coalesce(' WITH CHECK (' || with_check || ')', '') AS again
              FROM pg_policies WHERE schemaname = 'public'
            UNION ALL
            SELECT pg_get_triggerdef(t.oid),
                   format('DROP TRIGGER %I ON %s; ', tgname, tgrelid::regclass) || pg_get_triggerdef(t.oid)
              FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal""";

    /** What the application may do beside reading; columns where it may change only some. */
    private static final Map<String, String> REVIEWED_CHANGES = new TreeMap<>(Map.of(
            "evidence", "INSERT",
            "evidence_chunk", "INSERT",
            "evidence_custody", "INSERT",
            "retention_step", "INSERT",
            "audit_record", "",
            "audit_head", "",
            "audit_person", "",
            "audit_checkpoint", "INSERT",
            "audit_checkpoint_head", "INSERT"));

    static {
        OPEN.put("login_name", "which names were given to accounts, read before anybody acts; no case content");
        OPEN.put("closed_account", "which accounts are closed; read before anybody acts; no case content");
        OPEN.put(
                "database_rollback",
                "that the database lost checkpoints, and who confirmed the restore; it tells nothing of any case");
        OPEN.put("event_reader", "what each reader sees of each kind of event; it tells nothing of any case");
        REVIEWED_CHANGES.put("database_rollback", "INSERT");
        REVIEWED_CHANGES.put("case_path", "INSERT");
        REVIEWED_CHANGES.put("result_report", "INSERT,UPDATE");
        REVIEWED_CHANGES.put("evidence_scan", "INSERT,UPDATE");
        REVIEWED_CHANGES.put("officer_identity", "INSERT");
        REVIEWED_CHANGES.put("login_name", "");
        REVIEWED_CHANGES.put("passkey", "INSERT,UPDATE");
        REVIEWED_CHANGES.put("absence", "INSERT,UPDATE");
        REVIEWED_CHANGES.put("stand_in", "INSERT");
        REVIEWED_CHANGES.put("task_release", "INSERT");
        REVIEWED_CHANGES.put("task_assignment", "INSERT");
        REVIEWED_CHANGES.put("session_end", "INSERT");
        REVIEWED_CHANGES.put("access_token", "INSERT,UPDATE");
    }

    /** Functions that bypass row-level security and that the application may call, each with what bounds it. */
    private static final Map<String, String> OF_THE_OWNER = Map.ofEntries(
            Map.entry("relay_audit_read", "adds to the audit of whoever acts in the transaction, and reads nothing"),
            Map.entry(
                    "relay_database_restored",
                    "records a restore that two operators have confirmed, and nothing while they have not"),
            Map.entry(
                    "relay_discard_pictures",
                    "deletes pictures of a text that who acts may write, if no text of the case shows them, and answers nothing"),
            Map.entry("relay_erase", "erases a case that two people agreed on, if the acting organisation sees it"),
            Map.entry(
                    "relay_figures_changed",
                    "says which of four tables have changed at all, so that the board reads these, and nothing of their rows"),
            Map.entry(
                    "relay_followers_since",
                    "names officers who follow a case that has changed, and neither the case nor what changed; for the relay itself, which shows nobody the names"),
            Map.entry(
                    "relay_hits",
                    "tells of another country's case no more than its restrictions allow, and not before its owner was told"),
            Map.entry(
                    "relay_hits_to_announce",
                    "tells the relay itself, and nobody else, whom it has to tell of a match"),
            Map.entry(
                    "relay_is_engaged",
                    "says whether an expert who acts was released for a question, and nothing of it"),
            Map.entry(
                    "relay_is_granted",
                    "says of who acts, and of nobody else, whether a grant is live; the grants' own policy binds it"),
            Map.entry("relay_is_searched", "says whether a case that who acts sees has its words, and nothing of them"),
            Map.entry(
                    "relay_list",
                    "names cases that the acting organisation owns or has a live grant to, and nothing else of them"),
            Map.entry(
                    "relay_list_words",
                    "adds the words of changed cases to the lists of their own countries and of INTERPOL, and answers nothing of them"),
            Map.entry(
                    "relay_open_to_substitutes",
                    "opens, within the deployment office, what an absent member reads to the substitute, and ends that; by absences alone"),
            Map.entry(
                    "relay_platform_figures",
                    "answers counts and ages over all countries, for operators: none is of a country, an organisation, a person or a case"),
            Map.entry("relay_narrowed_list", "the same, of what a filter leaves of them"),
            Map.entry(
                    "relay_rules_changed",
                    "adds a change of a decision table to the audit of INTERPOL, and answers whether it was one"),
            Map.entry(
                    "relay_reads_files_since",
                    "says of who acts, and of nobody else, since when files of a case are read, and nothing of them"),
            Map.entry(
                    "relay_search",
                    "names intelligence, messages, evidence and experts of cases and rosters that who acts may read, and nothing else of them"),
            Map.entry(
                    "relay_similar",
                    "names cases that the acting organisation owns or has a live grant to, by words of its own list"),
            Map.entry(
                    "relay_stand",
                    "says as what who acts reads a case: as its agency, as one that joined it or with which it is shared, or not at all"),
            Map.entry(
                    "relay_unsearched",
                    "names cases that have no words yet, and nothing else of them; for the relay itself, which shows nobody the names"),
            Map.entry(
                    "relay_write_words",
                    "writes the words of cases that the acting organisation sees, once, and answers what it reads of these cases anyway"),
            Map.entry(
                    "relay_next_number",
                    "gives who acts the next number of its own country, and reads no other series"));

    /** Tables that the application does not touch at all. */
    private static final Set<String> SHUT =
            Set.of("audit_pending", "case_text", "correlation_secret", "rule_change", "search_word", "searched_text");

    private static JdbcTemplate administration;
    private static JdbcTemplate application;
    private static List<String> tables;

    @BeforeAll
    static void lookAtTheCatalog() {
        DatabaseAccess access = TestDatabase.migrated();
        administration = TestDatabase.administration(access);
        application = new JdbcTemplate(TestDatabase.dataSource(access, access.application()));
        tables = administration.queryForList("""
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                   AND relname NOT LIKE 'act\\_%' AND relname NOT LIKE 'flyway%' ORDER BY relname""", String.class);
    }

    @Test
    void everyTableHasRowLevelSecurityThatBindsItsOwnerToo() {
        List<String> walled = administration.queryForList(
                "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relnamespace = 'public'::regnamespace",
                String.class);
        assertThat(tables).hasSizeGreaterThan(30);
        assertThat(tables.stream().filter(table -> !OPEN.containsKey(table)))
                .allSatisfy(table -> assertThat(walled)
                        .as("no row-level security on " + table)
                        .contains(table));
        assertThat(tables).as("exemptions that are no longer needed").containsAll(OPEN.keySet());
    }

    /** A policy that asks nothing would let everybody through; only the owner's functions have such ones. */
    @Test
    void noPolicyIsAlwaysTrue() {
        assertThat(administration.queryForList("""
                        SELECT tablename || '.' || policyname FROM pg_policies WHERE schemaname = 'public'
                           AND (qual IS NULL OR qual = 'true') AND (with_check IS NULL OR with_check = 'true')
                           AND roles <> '{relay_owner}'""", String.class)).isEmpty();
    }

    /** A restore compares the text of policies and triggers with that of the backup; PostgreSQL must print what it reads from its own text. */
    @Test
    void policiesAndTriggersReadTheSameAfterADump() {
        administration.execute((ConnectionCallback<Object>) connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TEMPORARY TABLE before ON COMMIT DROP AS " + RULES);
                statement.execute("""
                        DO $$ DECLARE rule record; BEGIN
                          FOR rule IN SELECT * FROM before LOOP
                            EXECUTE rule.again;
                          END LOOP;
                        END $$""");
                List<String> different = new ArrayList<>();
                try (var rows =
                        statement.executeQuery("SELECT text FROM (" + RULES + ") EXCEPT SELECT text FROM before")) {
                    while (rows.next()) different.add(rows.getString(1));
                }
                assertThat(different).isEmpty();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return null;
        });
    }

    @Test
    void theApplicationOwnsAndTruncatesNothing() {
        assertThat(administration.queryForList(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner <> 'relay_owner'",
                        String.class))
                .isEmpty();
        assertThat(administration.queryForList("""
                        SELECT table_name || ' ' || privilege_type FROM information_schema.role_table_grants
                         WHERE grantee IN ('relay_app', 'PUBLIC') AND table_schema = 'public' AND table_name NOT LIKE 'act\\_%'
                           AND privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'UPDATE')""", String.class)).isEmpty();
    }

    @Test
    void
            onlyDraftsWithTheirEvidenceTracesOfACorrectedTextWhatOfficersArrangeForThemselvesSessionsAndClosingsAreDeleted() {
        assertThat(administration.queryForList("""
                        SELECT table_name FROM information_schema.role_table_grants
                         WHERE grantee = 'relay_app' AND privilege_type = 'DELETE' AND table_schema = 'public' AND table_name NOT LIKE 'act\\_%'""", String.class))
                .containsExactlyInAnyOrder(
                        "closed_account",
                        "draft_evidence",
                        "request_draft",
                        "report_draft",
                        "trace",
                        "saved_view",
                        "followed_case",
                        "relay_session",
                        "relay_session_attributes");
    }

    @Test
    void whatIsOnlyAddedToCannotBeChanged() {
        REVIEWED_CHANGES.forEach((table, allowed) -> assertThat(administration.queryForObject("""
                        SELECT coalesce(string_agg(DISTINCT privilege_type, ',' ORDER BY privilege_type), '')
                          FROM information_schema.role_column_grants
                         WHERE grantee = 'relay_app' AND table_name = ? AND privilege_type <> 'SELECT'""", String.class, table))
                .as(table)
                .isEqualTo(allowed));
    }

    /** A later table that says something of a case must be erased with it, or stand here with the reason why it stays. */
    @Test
    void everyTableOfACaseIsErasedOrStaysForAReason() {
        Map<String, String> staying = Map.ofEntries(
                Map.entry("audit_record", "the audit stays; it names no person and no text"),
                Map.entry("audit_pending", "empty between transactions"),
                Map.entry("case_access", "who could see the case"),
                Map.entry("case_figure", "counts: status, outcome, results, country, dates"),
                Map.entry("case_text", "written anew from the erased request"),
                Map.entry("searched_text", "written anew from the erased texts"),
                Map.entry("case_link", "which cases belong together"),
                Map.entry("case_path", "which steps it passed, and when"),
                Map.entry("case_place", "where it waited, and when"),
                Map.entry("case_seen", "who opened it last, and when"),
                Map.entry("followed_case", "who follows it"),
                Map.entry("task_assignment", "who was given which task"),
                Map.entry("escalation", "which limit lapsed, and when"),
                Map.entry("evidence_custody", "who had an original in hand"),
                Map.entry("evidence_scan", "what a scanner said of an original, and nothing of its content"),
                Map.entry("measure", "which measures there were, when and for which countries; numbers and codes"),
                Map.entry("official_copy", "that the copies were made"),
                Map.entry("outbox_mail", "letters carry a reference, a task and a link, never content"),
                Map.entry("retention_step", "who decided on the erasure"),
                Map.entry("stand_in", "who took which task of an absent colleague"));
        Map<String, String> counted = Map.of(
                "iis_submission", "the record of the information system, under its own retention there",
                "iis_registry", "the embedded stand-in of that system",
                "iis_amendment", "likewise",
                "idempotency_key", "the answer: reference, time and hash",
                "step_clock", "starts and ends of time limits");
        String erasing = administration.queryForObject(
                "SELECT string_agg(prosrc, ' ') FROM pg_proc WHERE proname LIKE 'relay\\_erase%' OR proname = 'erased_rows'",
                String.class);
        assertThat(administration.queryForList("""
                        SELECT DISTINCT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                         WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'act\\_%'
                           AND column_name IN ('reference', 'engagement', 'evidence_id', 'owner_reference')""", String.class))
                .allSatisfy(table -> assertThat(staying.containsKey(table)
                                || counted.containsKey(table)
                                || erasing.matches("(?s).*\\b" + table + "\\b.*"))
                        .as(table + " would outlive an erasure")
                        .isTrue());
    }

    @Test
    void whoeverActsForNobodySeesNothing() {
        for (String table : tables) {
            if (OPEN.containsKey(table)) continue;
            if (SHUT.contains(table)) {
                assertThatThrownBy(() -> application.queryForList("SELECT * FROM " + table))
                        .hasStackTraceContaining("permission denied");
                continue;
            }
            assertThat(application.queryForObject("SELECT count(*) FROM " + table, Integer.class))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void functionsOfTheOwnerAreNotForEverybody() {
        assertThat(administration.queryForList("""
                        SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
                           AND has_function_privilege('relay_app', p.oid, 'EXECUTE') ORDER BY 1""", String.class))
                .containsExactlyInAnyOrderElementsOf(OF_THE_OWNER.keySet());
        assertThat(administration.queryForList("""
                        SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
                           AND NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) c WHERE c LIKE 'search\\_path=%public, pg\\_temp')""", String.class))
                .as("a function of the owner with a search path that its caller chooses")
                .isEmpty();
    }

    @Test
    void aTemporaryTableCannotBeSlippedUnderAFunctionOfTheOwner() {
        ConnectionCallback<Object> attack = connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TEMPORARY TABLE retention_step (id bigint, reference text, kind text)");
                statement.execute("INSERT INTO retention_step VALUES (1, 'KEN-2026-000001', 'ERASURE_APPROVED')");
                return statement.executeQuery("SELECT relay_erase('KEN-2026-000001')");
            }
        };
        assertThatThrownBy(() -> application.execute(attack)).hasStackTraceContaining("no approved erasure");
    }
}
